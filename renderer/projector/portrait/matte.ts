import { BACKDROP } from './backdrop.ts';

/** How much of each place of a picture is the person. */
export interface Matte {
  /** Row by row, 0…255. */
  readonly values: Uint8ClampedArray;
  /** Width and height. */
  readonly size: number;
  /** The picture stands on the backdrop; otherwise it brought its own background and the matte is an oval guess. */
  readonly keyed: boolean;
}

/** Below this distance (sRGB, 0…255, Euclidean) a colour is the backdrop (JPEG noise included); above the second it is not. */
const SAME = 9;
const OTHER = 30;
/** Height below which nothing but neck and shoulders is. */
const COLLAR = 0.82;

/**
 * The matte of a stage portrait.
 *
 * @param rgba `size` × `size` × 4 bytes
 */
export function matteOf(rgba: Uint8ClampedArray, size: number): Matte {
  const values = new Uint8ClampedArray(size * size);
  for (let i = 0; i < values.length; i++) {
    const away = Math.hypot(
      rgba[4 * i]! - BACKDROP[0],
      rgba[4 * i + 1]! - BACKDROP[1],
      rgba[4 * i + 2]! - BACKDROP[2],
    );
    values[i] = (255 * (away - SAME)) / (OTHER - SAME);
  }
  continueBelow(values, size);
  if (shareOfBackdrop(values, size) > 0.12) return { values, size, keyed: true };
  return { values: ovalGuess(size), size, keyed: false };
}

/** Generated faces fade into the backdrop at the collar; the stage has its own fade there, so the person goes on. */
function continueBelow(values: Uint8ClampedArray, size: number): void {
  const collar = Math.round(size * COLLAR);
  for (let i = (collar + 1) * size; i < values.length; i++)
    values[i] = Math.max(values[i]!, values[i - size]!);
}

/** Share of the picture's upper edge (top row, upper half of the sides) that is plain backdrop. */
function shareOfBackdrop(values: Uint8ClampedArray, size: number): number {
  const plain = (x: number, y: number): number => (values[y * size + x]! < 64 ? 1 : 0);
  let count = 0;
  for (let i = 2; i < size - 2; i++) count += plain(i, 2);
  for (let y = 2; y < size / 2; y++) count += plain(2, y) + plain(size - 3, y);
  return count / (size - 4 + 2 * (size / 2 - 2));
}

/** Head and shoulders of nobody in particular: for pictures with a background of their own, which melts into the dark. */
function ovalGuess(size: number): Uint8ClampedArray {
  const values = new Uint8ClampedArray(size * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [u, v] = [x / size - 0.5, y / size - 0.5];
      const head = 1.35 - Math.hypot(u / 0.34, v / 0.46);
      const shoulders = 1.2 - Math.hypot(u / 0.46, (v - 0.5) / 0.26);
      values[y * size + x] = 255 * 2.2 * Math.max(head, shoulders);
    }
  }
  return values;
}
