import { boxBlur } from './box-blur.ts';
import { PICTURE_SIZE } from './memory.ts';

/** Contours of MediaPipe's face mesh, in order around. */
export const CONTOURS = {
  rightEye: [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246],
  leftEye: [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466],
  innerLips: [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191],
  lips: [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185],
} as const;

/**
 * `Float32Array[512, 512]`, 1 inside the contour of the mean face, softened over about `2 × softness` px.
 * @param canonical `[468 × 2]`, px
 */
export function polygonMask(
  canonical: Float32Array,
  contour: readonly number[],
  softness: number,
): Float32Array {
  const mask = new Float32Array(PICTURE_SIZE * PICTURE_SIZE);
  const points = contour.map((landmark) => [canonical[2 * landmark]!, canonical[2 * landmark + 1]!] as const);
  for (let y = 0; y < PICTURE_SIZE; y++) {
    // Even-odd rule: crossings of this row, paired from left to right.
    const crossings: number[] = [];
    points.forEach(([x0, y0], i) => {
      const [x1, y1] = points[(i + 1) % points.length]!;
      if (y0 <= y !== y1 <= y) crossings.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
    });
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      mask.fill(
        1,
        y * PICTURE_SIZE + Math.ceil(crossings[i]!),
        y * PICTURE_SIZE + Math.floor(crossings[i + 1]!) + 1,
      );
    }
  }
  const scratch = new Float32Array(mask.length);
  for (let pass = 0; pass < 2 && softness > 0; pass++) boxBlur(mask, PICTURE_SIZE, softness, scratch);
  return mask;
}
