import { z } from 'zod';

/** `<picture>.json`: MediaPipe's 468 face-mesh points, in units of the picture, 0…1, x to the right, y down. */
const landmarkFile = z.object({ landmarks: z.array(z.tuple([z.number(), z.number()])).length(468) });

export type Point = readonly [x: number, y: number];

/** Reads a landmark file; throws what is wrong with it. */
export function parseLandmarks(json: unknown): readonly Point[] {
  const { landmarks } = landmarkFile.parse(json);
  const lost = landmarks.findIndex(([x, y]) => !(Math.abs(x - 0.5) < 1.5 && Math.abs(y - 0.5) < 1.5));
  if (lost >= 0) throw new Error(`Landmark ${lost} lies far outside the picture.`);
  return landmarks;
}

/** The outline of the face, clockwise from the top of the forehead (MediaPipe FACEMESH_FACE_OVAL). */
export const FACE_OVAL = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149,
  150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
] as const;

/** The row of the outline that fringes fall over, and the row of points below it. */
export const HAIRLINE = [10, 338, 297, 332, 284, 251, 21, 54, 103, 67, 109, 162, 389] as const;
export const UPPER_FOREHEAD = [151, 337, 299, 333, 298, 301, 108, 69, 104, 68, 71] as const;
