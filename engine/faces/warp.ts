import type { Colour, Picture } from './picture.ts';
import type { Pyramid } from './pyramid.ts';
import { scaleOf, type Similarity } from './similarity.ts';

/** What lies beyond the picture: one colour, or its border repeated. */
export type Beyond = Colour | 'border';

const BLACK: Colour = [0, 0, 0];

/** Output positions per pixel and axis: two where the source is still up to twice as fine as the output. */
function samplesPerAxis(scale: number): number {
  return scale > 1.25 ? 2 : 1;
}

/**
 * Draws a rotated, scaled and shifted part of a picture: the one resampler behind face chips, mesh crops,
 * detector tiles and stage portraits.
 *
 * Bilinear on the pyramid level that leaves a scale of 1…2, with 2 × 2 samples per pixel where that level is
 * still finer than the output.
 *
 * @param toSource maps points of the output to points of the picture, both in px from the top left corner (so
 *   the centre of the first pixel is (0.5, 0.5))
 * @param beyond what the output shows where it reaches over the picture's edge (default black)
 */
export function warp(
  pyramid: Pyramid,
  toSource: Similarity,
  width: number,
  height: number,
  beyond: Beyond = BLACK,
): Picture {
  const scale = scaleOf(toSource);
  const wanted = scale >= 2 ? Math.floor(Math.log2(scale)) : 0;
  const { picture, index } = pyramid.level(wanted);
  const shrink = 1 / 2 ** index;
  const [a, b] = [toSource.a * shrink, toSource.b * shrink];
  const [x0, y0] = [toSource.x0 * shrink - 0.5, toSource.y0 * shrink - 0.5];
  const n = samplesPerAxis(scale * shrink);
  const data = new Uint8Array(width * height * 3);
  const sample = beyond === 'border' ? sampleClamped : sampleOn(beyond);
  const sum = new Float64Array(3);
  const weight = 1 / (n * n);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += 3) {
      sum.fill(0);
      for (let j = 0; j < n; j++) {
        const v = y + (j + 0.5) / n;
        for (let i = 0; i < n; i++) {
          const u = x + (i + 0.5) / n;
          sample(picture, a * u - b * v + x0, b * u + a * v + y0, sum);
        }
      }
      data[to] = sum[0]! * weight + 0.5;
      data[to + 1] = sum[1]! * weight + 0.5;
      data[to + 2] = sum[2]! * weight + 0.5;
    }
  }
  return { width, height, data };
}

type Sample = (picture: Picture, x: number, y: number, sum: Float64Array) => void;

/** Adds the bilinear value at (x, y); both columns and both rows must lie inside. */
function addInside(
  picture: Picture,
  left: number,
  top: number,
  right: number,
  bottom: number,
  fx: number,
  fy: number,
  sum: Float64Array,
): void {
  const { data, width } = picture;
  const p = (top * width + left) * 3;
  const q = (top * width + right) * 3;
  const r = (bottom * width + left) * 3;
  const s = (bottom * width + right) * 3;
  const [wp, wq, wr, ws] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
  sum[0]! += data[p]! * wp + data[q]! * wq + data[r]! * wr + data[s]! * ws;
  sum[1]! += data[p + 1]! * wp + data[q + 1]! * wq + data[r + 1]! * wr + data[s + 1]! * ws;
  sum[2]! += data[p + 2]! * wp + data[q + 2]! * wq + data[r + 2]! * wr + data[s + 2]! * ws;
}

function sampleClamped(picture: Picture, x: number, y: number, sum: Float64Array): void {
  const cx = Math.min(Math.max(x, 0), picture.width - 1);
  const cy = Math.min(Math.max(y, 0), picture.height - 1);
  const left = Math.floor(cx);
  const top = Math.floor(cy);
  const right = Math.min(left + 1, picture.width - 1);
  const bottom = Math.min(top + 1, picture.height - 1);
  addInside(picture, left, top, right, bottom, cx - left, cy - top, sum);
}

/** Beyond the picture lies `colour`; the last pixel fades into it, so that a tilted edge is smooth. */
function sampleOn(colour: Colour): Sample {
  return (picture, x, y, sum) => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    const { width, height, data } = picture;
    if (left >= 0 && top >= 0 && left + 1 < width && top + 1 < height) {
      addInside(picture, left, top, left + 1, top + 1, x - left, y - top, sum);
      return;
    }
    const [fx, fy] = [x - left, y - top];
    for (let j = 0; j < 2; j++) {
      for (let i = 0; i < 2; i++) {
        const weight = (i ? fx : 1 - fx) * (j ? fy : 1 - fy);
        const [px, py] = [left + i, top + j];
        const inside = px >= 0 && py >= 0 && px < width && py < height;
        const p = inside ? (py * width + px) * 3 : 0;
        sum[0]! += weight * (inside ? data[p]! : colour[0]);
        sum[1]! += weight * (inside ? data[p + 1]! : colour[1]);
        sum[2]! += weight * (inside ? data[p + 2]! : colour[2]);
      }
    }
  };
}
