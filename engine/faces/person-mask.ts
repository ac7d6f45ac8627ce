import type { InferenceSession } from '../onnxruntime.ts';

import { planes } from './planes.ts';
import type { Pyramid } from './pyramid.ts';
import { compose, type Similarity } from './similarity.ts';
import { warp } from './warp.ts';

/** MediaPipe's selfie segmentation: see models/README.md. */
export const MASK_MODEL = 'person-mask.onnx';

/** Side of the network's input and output, px. */
const SIDE = 256;

/** The network has seen people down to the chest: it looks at this much more than the portrait on each side. */
const MARGIN = 0.2;

/** The portrait within the square that the network looks at. */
const INNER: Similarity = { a: 1 + 2 * MARGIN, b: 0, x0: -MARGIN, y0: -MARGIN };

/** Keeps only what hangs together with the middle of the face: neighbours in a group photo go. */
function connected(mask: Float32Array): Float32Array {
  const kept = new Float32Array(mask.length);
  const seen = new Uint8Array(mask.length);
  // The face's middle is at (0.5, 0.57) of the portrait by its definition.
  const place = (at: number): number => Math.round(((at + MARGIN) / (1 + 2 * MARGIN)) * SIDE);
  const queue = [place(0.57) * SIDE + place(0.5)];
  seen[queue[0]!] = 1;
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    kept[next] = mask[next]!;
    // Soft borders belong to what they surround, but nothing grows on from them.
    if (mask[next]! < 0.5) continue;
    const [x, y] = [next % SIDE, Math.floor(next / SIDE)];
    for (const [nx, ny] of [
      [x - 1, y],
      [x + 1, y],
      [x, y - 1],
      [x, y + 1],
    ] as const) {
      const at = ny * SIDE + nx;
      if (nx < 0 || ny < 0 || nx >= SIDE || ny >= SIDE || seen[at]) continue;
      seen[at] = 1;
      queue.push(at);
    }
  }
  return kept;
}

/**
 * How much of each pixel of a stage portrait is the person.
 *
 * @param frame maps the portrait's unit square to px of the picture
 * @param size side of the result, px
 * @returns `size * size` values 0…1, soft: the network sees no single hairs
 */
export async function personMask(
  session: InferenceSession,
  pyramid: Pyramid,
  frame: Similarity,
  size: number,
): Promise<Float32Array> {
  const seen = compose(frame, INNER);
  const { data } = warp(pyramid, { ...seen, a: seen.a / SIDE, b: seen.b / SIDE }, SIDE, SIDE, 'border');
  const outputs = await session.run({ picture: planes([data], SIDE) });
  const mask = outputs['mask']?.data;
  if (!(mask instanceof Float32Array)) throw new TypeError('the person mask network gave no mask');
  const kept = connected(mask);
  const out = new Float32Array(size * size);
  const step = SIDE / (1 + 2 * MARGIN) / size;
  const start = (MARGIN * SIDE) / (1 + 2 * MARGIN) - 0.5;
  for (let y = 0, to = 0; y < size; y++) {
    const v = start + (y + 0.5) * step;
    const top = Math.floor(v);
    const fy = v - top;
    for (let x = 0; x < size; x++, to++) {
      const u = start + (x + 0.5) * step;
      const left = Math.floor(u);
      const fx = u - left;
      const p = top * SIDE + left;
      out[to] =
        (kept[p]! * (1 - fx) + kept[p + 1]! * fx) * (1 - fy) +
        (kept[p + SIDE]! * (1 - fx) + kept[p + SIDE + 1]! * fx) * fy;
    }
  }
  return out;
}
