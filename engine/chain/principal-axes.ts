/** Rows looked at: more do not turn the axes. */
const SAMPLE = 4000;
const SWEEPS = 10;

/**
 * Turns embeddings onto their principal axes, the widest first, so that the first few numbers hold most of a distance: a
 * sum over a prefix is then a lower bound that rejects most pairs early. Distances stay the same up to float32 rounding.
 *
 * @param kept how many numbers a row of the answer holds: the widest axes, or zeros after all of them
 * @returns Float32Array[count × kept], row-major
 */
export function onPrincipalAxes(
  vectors: Float32Array,
  count: number,
  dimensions: number,
  kept = dimensions,
): Float32Array {
  const axes = principalAxes(vectors, count, dimensions);
  const turned = new Float32Array(count * kept);
  const used = Math.min(kept, dimensions);
  for (let row = 0; row < count; row++) {
    for (let axis = 0; axis < used; axis++) {
      let sum = 0;
      for (let c = 0; c < dimensions; c++)
        sum += axes[axis * dimensions + c]! * vectors[row * dimensions + c]!;
      turned[row * kept + axis] = sum;
    }
  }
  return turned;
}

/** Float64Array[dimensions × dimensions], one orthonormal axis per row: Jacobi's method on the sample covariance. */
function principalAxes(vectors: Float32Array, count: number, n: number): Float64Array {
  const stride = Math.max(1, Math.floor(count / SAMPLE));
  const covariance = new Float64Array(n * n);
  const mean = new Float64Array(n);
  let rows = 0;
  for (let row = 0; row < count; row += stride, rows++) {
    for (let c = 0; c < n; c++) mean[c]! += vectors[row * n + c]!;
  }
  for (let c = 0; c < n; c++) mean[c]! /= Math.max(1, rows);
  for (let row = 0; row < count; row += stride) {
    for (let a = 0; a < n; a++) {
      const deviation = vectors[row * n + a]! - mean[a]!;
      for (let b = 0; b <= a; b++) covariance[a * n + b]! += deviation * (vectors[row * n + b]! - mean[b]!);
    }
  }
  for (let a = 0; a < n; a++) for (let b = 0; b < a; b++) covariance[b * n + a] = covariance[a * n + b]!;
  const axes = new Float64Array(n * n);
  for (let a = 0; a < n; a++) axes[a * n + a] = 1;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(covariance, axes, n, p, q);
  }
  const order = Array.from({ length: n }, (_, a) => a).sort(
    (a, b) => covariance[b * n + b]! - covariance[a * n + a]!,
  );
  const sorted = new Float64Array(n * n);
  for (const [row, axis] of order.entries()) sorted.set(axes.subarray(axis * n, (axis + 1) * n), row * n);
  return sorted;
}

/** One Jacobi rotation (Golub & Van Loan, 8.5): makes the covariance of axes p and q vanish. */
function rotate(matrix: Float64Array, axes: Float64Array, n: number, p: number, q: number): void {
  const off = matrix[p * n + q]!;
  if (Math.abs(off) < 1e-14) return;
  const theta = (matrix[q * n + q]! - matrix[p * n + p]!) / (2 * off);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const x = matrix[k * n + p]!;
    const y = matrix[k * n + q]!;
    matrix[k * n + p] = c * x - s * y;
    matrix[k * n + q] = s * x + c * y;
  }
  for (let k = 0; k < n; k++) {
    const x = matrix[p * n + k]!;
    const y = matrix[q * n + k]!;
    matrix[p * n + k] = c * x - s * y;
    matrix[q * n + k] = s * x + c * y;
    const u = axes[p * n + k]!;
    const v = axes[q * n + k]!;
    axes[p * n + k] = c * u - s * v;
    axes[q * n + k] = s * u + c * v;
  }
}
