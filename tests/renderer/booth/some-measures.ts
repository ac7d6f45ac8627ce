// Measures of visitors who stand anywhere, for tests of what the guide says.
import fc from 'fast-check';
import type { FaceMeasures, Measures } from '../../../renderer/booth/guide/measures.ts';
import { OVAL } from '../../../renderer/booth/guide/mirror-view.ts';

/** A visitor as seen in the mirror: place 0…1 of the mirror, size of the oval's height. */
export interface Stance {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  readonly light: number;
  readonly movement: number;
}

export const IDEAL: Stance = {
  x: OVAL.x,
  y: OVAL.y,
  size: 0.85,
  yaw: 0,
  pitch: 0,
  roll: 0,
  light: 140,
  movement: 0,
};

export const CAMERA = { width: 1920, height: 1080 } as const;

/** What a 16 : 9 camera measures of a visitor whose mirror is not wider than its picture. */
export function measured(stance: Stance, mirrorAspect: number, at = 0): Measures {
  const across = mirrorAspect / (CAMERA.width / CAMERA.height);
  const height = stance.size * OVAL.height;
  const width = (height * 0.75 * CAMERA.height) / CAMERA.width;
  const centre = (1 - stance.x - 0.5) * across + 0.5;
  const { yaw, pitch, roll, light, movement } = stance;
  const face: FaceMeasures = {
    box: { x: centre - width / 2, y: stance.y - height / 2, width, height },
    yaw,
    pitch,
    roll,
    light,
    movement,
  };
  return { at, ...CAMERA, light: 120, faces: [face] };
}

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

export const anyStance: fc.Arbitrary<Stance> = fc.record({
  x: between(0, 1),
  y: between(0.1, 0.9),
  size: between(0.1, 1.8),
  yaw: between(-60, 60),
  pitch: between(-50, 50),
  roll: between(-50, 50),
  light: between(0, 255),
  movement: between(0, 3),
});

/** Portrait kiosk to wide landscape, all narrower than the camera's picture. */
export const anyMirror = between(0.5, 1.6);

const EDGES: readonly (readonly [keyof Stance, number, number])[] = [
  ['size', 0.44, 0.03],
  ['size', 1.13, 0.04],
  ['yaw', 17.5, 3],
  ['yaw', -17.5, 3],
  ['pitch', 17.5, 3],
  ['pitch', -17.5, 3],
  ['roll', 13.5, 3],
  ['light', 56, 5],
  ['movement', 0.57, 0.15],
];

/** Visitors who do all well but one thing, and that just where it is told or taken back. */
export const edgyStance: fc.Arbitrary<Stance> = fc
  .constantFrom(...EDGES)
  .chain(([what, edge, around]) =>
    between(edge - around, edge + around).map((value) => ({ ...IDEAL, [what]: value })),
  );
