/** What the fine detail of a well-focused portrait measures (see `detailOf`); all pictures are brought near to it. */
const WANTED = 5;
const MOST = 1.1;

/**
 * Fine detail of the middle of a picture: the root mean square of the difference between each place and its four
 * neighbours, in luma levels, measured at one scale for all pictures.
 *
 * @param rgba `size` × `size` × 4 bytes
 */
export function detailOf(rgba: Uint8ClampedArray, size: number): number {
  const luma = (i: number): number =>
    0.299 * rgba[4 * i]! + 0.587 * rgba[4 * i + 1]! + 0.114 * rgba[4 * i + 2]!;
  let sum = 0;
  let count = 0;
  for (let y = Math.round(size * 0.34); y < size * 0.8; y++) {
    for (let x = Math.round(size * 0.3); x < size * 0.7; x++) {
      const i = y * size + x;
      const difference = luma(i) - (luma(i - 1) + luma(i + 1) + luma(i - size) + luma(i + size)) / 4;
      sum += difference * difference;
      count++;
    }
  }
  return Math.sqrt(sum / Math.max(1, count));
}

/** How much unsharp masking (0 = none) brings a picture with this detail to the common look. */
export function sharpening(detail: number): number {
  return Math.min(MOST, Math.max(0.15, WANTED / Math.max(0.5, detail) - 1));
}
