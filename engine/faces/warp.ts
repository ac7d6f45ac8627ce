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
  const sample = beyond === 'border' ? addClamped : addOn(beyond);
  const sum = new Float64Array(3);
  const weight = 1 / (n * n);
  const { data: source, width: sourceWidth } = picture;
  const stride = 3 * sourceWidth;
  const [lastColumn, lastRow] = [sourceWidth - 1, picture.height - 1];
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += 3) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let j = 0; j < n; j++) {
        const v = y + (j + 0.5) / n;
        for (let i = 0; i < n; i++) {
          const u = x + (i + 0.5) / n;
          const px = a * u - b * v + x0;
          const py = b * u + a * v + y0;
          // Nearly every sample lies inside, and this loop is most of a picture's way outside the networks: written
          // out here it takes a third of the time that it takes through a function per sample.
          if (px >= 0 && py >= 0 && px < lastColumn && py < lastRow) {
            const left = px | 0;
            const top = py | 0;
            const fx = px - left;
            const fy = py - top;
            const wp = (1 - fx) * (1 - fy);
            const wq = fx * (1 - fy);
            const wr = (1 - fx) * fy;
            const ws = fx * fy;
            const p = top * stride + 3 * left;
            const r = p + stride;
            red += source[p]! * wp + source[p + 3]! * wq + source[r]! * wr + source[r + 3]! * ws;
            green += source[p + 1]! * wp + source[p + 4]! * wq + source[r + 1]! * wr + source[r + 4]! * ws;
            blue += source[p + 2]! * wp + source[p + 5]! * wq + source[r + 2]! * wr + source[r + 5]! * ws;
          } else {
            sum.fill(0);
            sample(picture, px, py, sum);
            red += sum[0]!;
            green += sum[1]!;
            blue += sum[2]!;
          }
        }
      }
      data[to] = red * weight + 0.5;
      data[to + 1] = green * weight + 0.5;
      data[to + 2] = blue * weight + 0.5;
    }
  }
  return { width, height, data };
}

/** Adds the bilinear value at (x, y), which lies at or beyond the picture's edge. */
type Sample = (picture: Picture, x: number, y: number, sum: Float64Array) => void;

/** Beyond the picture its border goes on. */
function addClamped({ data, width, height }: Picture, x: number, y: number, sum: Float64Array): void {
  const cx = Math.min(Math.max(x, 0), width - 1);
  const cy = Math.min(Math.max(y, 0), height - 1);
  const left = Math.floor(cx);
  const top = Math.floor(cy);
  const right = Math.min(left + 1, width - 1);
  const bottom = Math.min(top + 1, height - 1);
  const [fx, fy] = [cx - left, cy - top];
  const p = (top * width + left) * 3;
  const q = (top * width + right) * 3;
  const r = (bottom * width + left) * 3;
  const s = (bottom * width + right) * 3;
  const [wp, wq, wr, ws] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
  for (let c = 0; c < 3; c++)
    sum[c]! += data[p + c]! * wp + data[q + c]! * wq + data[r + c]! * wr + data[s + c]! * ws;
}

/** Beyond the picture lies `colour`; the last pixel fades into it, so that a tilted edge is smooth. */
function addOn(colour: Colour): Sample {
  return ({ width, height, data }, x, y, sum) => {
    if (x <= -1 || y <= -1 || x >= width || y >= height) {
      // A wide picture in a square tile: nearly half of the samples.
      for (let c = 0; c < 3; c++) sum[c]! += colour[c]!;
      return;
    }
    const left = Math.floor(x);
    const top = Math.floor(y);
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
