import type { Feature } from '../../engine/generator/feature.ts';
import type { Latent } from '../../engine/generator/latent.ts';

/** Who gives eyes, nose, mouth, jaw and forehead: 0 the host, 1 the first donor, 2 the second. */
type Parts = readonly [eyes: number, nose: number, mouth: number, jaw: number, upperFace: number];
type Colour = [number, number, number];

/** What the host keeps of a region that a donor gives. */
const HOST_SHARE = 0.1;

/** A head, its donors' parts, how far the shape is driven, and what is done to it. */
export function rogueLatent(
  members: readonly number[],
  parts: Parts,
  gain: number,
  ...features: Feature[]
): Latent {
  const row = (part: number) =>
    Array.from({ length: part + 1 }, (_, n) =>
      part === 0 ? 1 : n === 0 ? HOST_SHARE : n === part ? 1 - HOST_SHARE : 0,
    );
  return {
    version: 1,
    members: members.map((portrait) => [portrait, 0] as [number, 0]),
    weights: [0, ...parts].map(row),
    gains: gain,
    features,
  };
}

/** Places on MediaPipe's mesh that rogues are made of. */
export const AT = {
  forehead: 10,
  nose: 4,
  mouth: 13,
  lowerLip: 14,
  mouthCorner: 61,
  chin: 152,
  rightEye: 159,
  leftEye: 386,
  rightBrow: 66,
  leftBrow: 296,
  rightBrowTip: 105,
  leftBrowTip: 334,
  rightCheek: 50,
  leftCheek: 280,
  rightJowl: 205,
  leftJowl: 425,
  rightEar: 234,
  leftEar: 454,
} as const;

export const scale = (at: number, x: number, y: number, radius: number): Feature => ({
  kind: 'scale',
  at,
  x,
  y,
  radius,
});
export const shift = (at: number, x: number, y: number, radius: number): Feature => ({
  kind: 'shift',
  at,
  x,
  y,
  radius,
});

/** The same on both sides: x is outwards. */
export const shiftPair = (right: number, left: number, x: number, y: number, radius: number): Feature[] => [
  shift(right, -x, y, radius),
  shift(left, x, y, radius),
];
export const scalePair = (right: number, left: number, x: number, y: number, radius: number): Feature[] => [
  scale(right, x, y, radius),
  scale(left, x, y, radius),
];

export const age = (amount: number): Feature => ({ kind: 'age', amount });
export const detail = (gain: number): Feature => ({ kind: 'detail', gain });
export const crooked = (seed: number, pixels: number): Feature => ({ kind: 'asymmetry', seed, pixels });
export const skin = (colour: Colour, amount: number, reach: number): Feature => ({
  kind: 'skin',
  colour,
  amount,
  reach,
});
export const hair = (colour: Colour, amount: number, reach: number): Feature => ({
  kind: 'hair',
  colour,
  amount,
  reach,
});
export const eyes = (colour: Colour, amount: number): Feature => ({ kind: 'eyes', colour, amount });
export const warts = (seed: number, count: number, size: number): Feature => ({
  kind: 'warts',
  seed,
  count,
  size,
});
export const tusks = (length: number, width: number): Feature => ({ kind: 'tusks', length, width });
