import type { ReactNode } from 'react';
import { OVAL } from '../guide/mirror-view.ts';
import styles from './oval.module.css';

export interface OvalProps {
  /** width / height of what the oval lies on. */
  readonly aspect: number;
  /** How much of the line is ochre, 0…1: how long all has been well. */
  readonly progress: number;
  /** The picture is being taken. */
  readonly firm?: boolean;
}

/** A little longer than the line, or it would not quite close. */
const DASH = 1.01;

/** The oval in the mirror: for the eye only, it is not in the picture. */
export function Oval({ aspect, progress, firm = false }: OvalProps): ReactNode {
  const [width, height] = [1000 * aspect, 1000];
  const [cx, cy, ry] = [OVAL.x * width, OVAL.y * height, (OVAL.height * height) / 2];
  const rx = ry * OVAL.widthOfHeight;
  // From the top and clockwise, so that the ochre line starts where one looks.
  const path = `M ${cx} ${cy - ry} a ${rx} ${ry} 0 0 1 0 ${2 * ry} a ${rx} ${ry} 0 0 1 0 ${-2 * ry} z`;
  return (
    <svg
      className={styles.oval}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className={styles.veil} fillRule="evenodd" d={`M 0 0 H ${width} V ${height} H 0 z ${path}`} />
      <path className={styles.line} data-firm={firm} d={path} />
      <path
        className={styles.progress}
        d={path}
        pathLength={1}
        strokeDasharray={`${DASH} ${DASH}`}
        strokeDashoffset={DASH * (1 - Math.min(1, progress))}
      />
    </svg>
  );
}
