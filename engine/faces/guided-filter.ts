import { boxMean } from './box-mean.ts';

/**
 * The coefficients of the guided filter (He, Sun, Tang: Guided Image Filtering, ECCV 2010, with one guide
 * channel): the filtered plane is `slope · guide + offset`, so that its edges are the guide's. Kept apart
 * from the result, they can be enlarged and applied to a finer guide (the fast variant, arXiv:1505.00996).
 *
 * @param guide `size * size` values, 0…1
 * @param plane what is to get the guide's edges, same size
 * @param radius px
 * @param epsilon variance of the guide below which it counts as flat
 */
export function guidedFilter(
  guide: Float32Array,
  plane: Float32Array,
  size: number,
  radius: number,
  epsilon: number,
): { readonly slope: Float32Array; readonly offset: Float32Array } {
  const product = new Float32Array(plane.length);
  const square = new Float32Array(plane.length);
  for (let i = 0; i < plane.length; i++) {
    product[i] = guide[i]! * plane[i]!;
    square[i] = guide[i]! * guide[i]!;
  }
  const meanGuide = boxMean(guide, size, radius);
  const meanPlane = boxMean(plane, size, radius);
  const meanProduct = boxMean(product, size, radius, product);
  const meanSquare = boxMean(square, size, radius, square);
  const slope = new Float32Array(plane.length);
  const offset = new Float32Array(plane.length);
  for (let i = 0; i < plane.length; i++) {
    const g = meanGuide[i]!;
    const p = meanPlane[i]!;
    slope[i] = (meanProduct[i]! - g * p) / (meanSquare[i]! - g * g + epsilon);
    offset[i] = p - slope[i]! * g;
  }
  return {
    slope: boxMean(slope, size, radius, slope),
    offset: boxMean(offset, size, radius, offset),
  };
}
