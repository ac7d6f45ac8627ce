/** Candidates that a search in a very large gallery looks at: what they cost no longer depends on the gallery. */
export const FOCUS = 60_000;
const BINS = 4096;

/**
 * The faces most in between: least (distance from the visitor + distance to the target), about `FOCUS` of them. Chains
 * worth having lie in this ellipsoid; what lies outside is covered by the geometric bound only, so nothing that is found
 * this way is called optimal.
 *
 * @param start the visitor's distance to the target
 * @returns the largest sum that is let in
 */
export function focusRadius(fromVisitor: Float64Array, toTarget: Float64Array, start: number): number {
  const counts = new Uint32Array(BINS);
  // Between `start` (the straight line) and three times that.
  const scale = BINS / (2 * start);
  for (let face = 0; face < toTarget.length; face++) {
    if (toTarget[face]! >= start) continue;
    const bin = Math.floor((fromVisitor[face]! + toTarget[face]! - start) * scale);
    if (bin < BINS) counts[Math.max(0, bin)]!++;
  }
  let total = 0;
  for (let bin = 0; bin < BINS; bin++) {
    total += counts[bin]!;
    if (total >= FOCUS) return start + (bin + 1) / scale;
  }
  return Infinity;
}

/**
 * What no chain of `count` steps costs less than, from the geometry alone: the first step is no shorter than the nearest
 * face's, the last one no shorter than the nearest to the target, and together all are at least the straight line.
 */
export function geometricBound(
  { start, first, last }: { readonly start: number; readonly first: number; readonly last: number },
  count: number,
  alpha: number,
): number {
  const sum = Math.max(start, count > 1 ? first + last : start);
  const max = Math.max(first, last, start / count);
  // Room for the rounding of the triangle inequality.
  return ((alpha * sum) / count + (1 - alpha) * max) * (1 - 2 ** -20);
}
