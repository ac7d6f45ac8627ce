// Pure.
import type { FaceBox } from './enrol/send-picture.ts';

/** Room left around the faces, in heights of the largest. */
const ROOM = 0.6;

/** The part (0…1) of a picture that shows all these faces as large as they can be; the whole picture without faces. */
export function cropAround(faces: readonly FaceBox[]): FaceBox {
  if (faces.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  const room = ROOM * Math.max(...faces.map(({ height }) => height));
  const within = (value: number): number => Math.min(1, Math.max(0, value));
  const left = within(Math.min(...faces.map(({ x }) => x)) - room / 2);
  const top = within(Math.min(...faces.map(({ y }) => y)) - room);
  const right = within(Math.max(...faces.map(({ x, width }) => x + width)) + room / 2);
  const bottom = within(Math.max(...faces.map(({ y, height }) => y + height)) + room);
  // Boxes beyond the picture leave nothing to show: then all of it.
  if (right - left < 0.01 || bottom - top < 0.01) return { x: 0, y: 0, width: 1, height: 1 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}
