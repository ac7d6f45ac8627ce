/**
 * Euclidean distance between row `i` of `a` and row `j` of `b`, `dimensions` numbers each.
 *
 * Summed in float64 in the order of the components, so that d(a, b) and d(b, a) are the same number to the last bit: what
 * "strictly nearer" and "the longest step" mean is defined by exactly this function.
 */
export function distanceBetween(
  a: Float32Array,
  i: number,
  b: Float32Array,
  j: number,
  dimensions: number,
): number {
  let p = i * dimensions;
  let q = j * dimensions;
  let sum = 0;
  for (const end = p + dimensions; p < end; p++, q++) {
    const difference = a[p]! - b[q]!;
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}

/** Float64Array[count]: the distance of every row of `vectors` from one embedding. */
export function distancesFrom(
  probe: Float32Array,
  vectors: Float32Array,
  count: number,
  dimensions: number,
): Float64Array {
  const distances = new Float64Array(count);
  for (let face = 0; face < count; face++)
    distances[face] = distanceBetween(probe, 0, vectors, face, dimensions);
  return distances;
}
