// Light and sharpness of a part of a picture. Pure.

/** RGBA, 4 bytes a pixel, row by row, as canvas `getImageData` gives it. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Rec. 601 luma (0…255) of every pixel, Float32Array[width × height]. */
export function lumaPlane({ data, width, height }: Pixels): Float32Array {
  const plane = new Float32Array(width * height);
  for (let i = 0, p = 0; i < plane.length; i++, p += 4) {
    plane[i] = 0.299 * data[p]! + 0.587 * data[p + 1]! + 0.114 * data[p + 2]!;
  }
  return plane;
}

/** Mean luma, 0…255, of every `stride`-th pixel across and down. */
export function meanLuma({ data, width, height }: Pixels, stride = 1): number {
  let sum = 0;
  let count = 0;
  for (let y = 0; y < height; y += stride) {
    for (let x = 0; x < width; x += stride) {
      const p = (y * width + x) * 4;
      sum += 0.299 * data[p]! + 0.587 * data[p + 1]! + 0.114 * data[p + 2]!;
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}

/**
 * Sharpness as the variance of the luma's Laplacian (Pech-Pacheco et al., ICPR 2000): larger is sharper.
 * Comparable only between pictures of the same thing at the same size. 0 for less than 3 × 3 px.
 */
export function sharpness(pixels: Pixels): number {
  const { width, height } = pixels;
  const luma = lumaPlane(pixels);
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const laplacian = luma[i - 1]! + luma[i + 1]! + luma[i - width]! + luma[i + width]! - 4 * luma[i]!;
      sum += laplacian;
      squares += laplacian * laplacian;
    }
  }
  const count = Math.max(0, width - 2) * Math.max(0, height - 2);
  if (count === 0) return 0;
  const mean = sum / count;
  return squares / count - mean * mean;
}
