import { GRID_SIZE } from './field.ts';
import { PICTURE_SIZE } from './memory.ts';

const SIZE = PICTURE_SIZE;
const AREA = SIZE * SIZE;
const NODES = GRID_SIZE * GRID_SIZE;

/** For output column or row i: the node before it and how far past that node it lies. */
const nodeOf = Int32Array.from({ length: SIZE }, (_, i) =>
  Math.min(Math.floor((i * (GRID_SIZE - 1)) / (SIZE - 1)), GRID_SIZE - 2),
);
const pastNode = Float32Array.from(
  { length: SIZE },
  (_, i) => (i * (GRID_SIZE - 1)) / (SIZE - 1) - nodeOf[i]!,
);

/**
 * Draws a canonical picture in the face's own shape.
 * @param planes `[channels, 512, 512]`, any unit
 * @param inverse `[2, 65, 65]` from `invertField`
 * @returns `Float32Array[512, 512, channels]`, interleaved; bilinear, border repeated
 */
export function warp(planes: Float32Array, inverse: Float32Array): Float32Array {
  const channels = planes.length / AREA;
  const out = new Float32Array(planes.length);
  const limit = SIZE - 1;
  for (let y = 0; y < SIZE; y++) {
    const row = nodeOf[y]! * GRID_SIZE;
    const fy = pastNode[y]!;
    for (let x = 0; x < SIZE; x++) {
      const i = row + nodeOf[x]!;
      const fx = pastNode[x]!;
      const w00 = (1 - fx) * (1 - fy);
      const w10 = fx * (1 - fy);
      const w01 = (1 - fx) * fy;
      const w11 = fx * fy;
      let u =
        inverse[i]! * w00 +
        inverse[i + 1]! * w10 +
        inverse[i + GRID_SIZE]! * w01 +
        inverse[i + GRID_SIZE + 1]! * w11;
      const j = i + NODES;
      let v =
        inverse[j]! * w00 +
        inverse[j + 1]! * w10 +
        inverse[j + GRID_SIZE]! * w01 +
        inverse[j + GRID_SIZE + 1]! * w11;
      u = u < 0 ? 0 : u > limit ? limit : u;
      v = v < 0 ? 0 : v > limit ? limit : v;
      const u0 = u >= limit ? limit - 1 : u | 0;
      const v0 = v >= limit ? limit - 1 : v | 0;
      const a = u - u0;
      const b = v - v0;
      let p = v0 * SIZE + u0;
      let o = (y * SIZE + x) * channels;
      for (let c = 0; c < channels; c++, p += AREA, o++) {
        const top = planes[p]! + (planes[p + 1]! - planes[p]!) * a;
        const bottom = planes[p + SIZE]! + (planes[p + SIZE + 1]! - planes[p + SIZE]!) * a;
        out[o] = top + (bottom - top) * b;
      }
    }
  }
  return out;
}
