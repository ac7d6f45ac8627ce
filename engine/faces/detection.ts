import type { Box, Point } from './face.ts';

/** BlazeFace's six points, in the order of the network. "Right" is the right of the person. */
export const KEYPOINTS = { rightEye: 0, leftEye: 1, nose: 2, mouth: 3, rightEar: 4, leftEar: 5 } as const;

/** One face as the detector sees it, px of the upright picture. */
export interface Detection {
  readonly box: Box;
  /** Six points, see `KEYPOINTS`. */
  readonly keypoints: readonly Point[];
  /** 0…1 */
  readonly score: number;
}

/** Area of the intersection over area of the union, 0…1 (1 for two empty boxes at the same place). */
export function overlap(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  if (width < 0 || height < 0) return 0;
  const both = width * height;
  const union = one.width * one.height + other.width * other.height - both;
  return union > 0 ? both / union : 1;
}
