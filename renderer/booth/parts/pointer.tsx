import type { ReactNode } from 'react';
import type { Instruction } from '../guide/guidance.ts';
import styles from './pointer.module.css';

/** Strokes in a square of 100 × 100. */
const CHEVRON = 'M 36 18 L 68 50 L 36 82';

/** Where each instruction points, in degrees from "to the right", and from where in the mirror. */
const ARROWS: Partial<Record<Instruction, readonly { readonly place: string; readonly turn: number }[]>> = {
  left: [{ place: 'left', turn: 180 }],
  right: [{ place: 'right', turn: 0 }],
  higher: [{ place: 'top', turn: -90 }],
  'look-up': [{ place: 'top', turn: -90 }],
  'look-here': [{ place: 'top', turn: -90 }],
  lower: [{ place: 'bottom', turn: 90 }],
  'look-down': [{ place: 'bottom', turn: 90 }],
  closer: [
    { place: 'left', turn: 180 },
    { place: 'right', turn: 0 },
  ],
  back: [
    { place: 'left', turn: 0 },
    { place: 'right', turn: 180 },
  ],
};

/** The arrow beside the oval that says the same as the words: outwards is "grow", inwards is "shrink". */
export function Pointer({ instruction }: { readonly instruction: Instruction }): ReactNode {
  return (
    <div
      className={styles.pointers}
      aria-hidden="true"
      data-testid="booth-arrow"
      data-arrows={ARROWS[instruction]?.length ?? 0}
    >
      {ARROWS[instruction]?.map(({ place, turn }) => (
        <svg
          key={`${instruction}-${place}`}
          className={styles.pointer}
          data-place={place}
          viewBox="0 0 100 100"
        >
          <g transform={`rotate(${turn} 50 50)`}>
            <path className={styles.edge} d={CHEVRON} />
            <path className={styles.chevron} d={CHEVRON} />
          </g>
        </svg>
      ))}
    </div>
  );
}
