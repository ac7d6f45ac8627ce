/** One axis, along rows: the mean over `radius` neighbours on both sides, only over those inside. */
function meanAlongRows(from: Float32Array, to: Float32Array, size: number, radius: number): void {
  for (let y = 0; y < size; y++) {
    const row = y * size;
    let sum = 0;
    for (let x = 0; x < radius; x++) sum += from[row + x]!;
    for (let x = 0; x < size; x++) {
      const coming = x + radius;
      const going = x - radius - 1;
      if (coming < size) sum += from[row + coming]!;
      if (going >= 0) sum -= from[row + going]!;
      to[row + x] = sum / (Math.min(coming, size - 1) - Math.max(going, -1));
    }
  }
}

/** The other axis: a running sum for every column at once, so that memory is still read row by row. */
function meanAlongColumns(from: Float32Array, to: Float32Array, size: number, radius: number): void {
  const sums = new Float64Array(size);
  let count = radius;
  for (let y = 0; y < radius; y++) for (let x = 0; x < size; x++) sums[x]! += from[y * size + x]!;
  for (let y = 0; y < size; y++) {
    if (y + radius < size) {
      const coming = (y + radius) * size;
      for (let x = 0; x < size; x++) sums[x]! += from[coming + x]!;
      count++;
    }
    if (y - radius - 1 >= 0) {
      const going = (y - radius - 1) * size;
      for (let x = 0; x < size; x++) sums[x]! -= from[going + x]!;
      count--;
    }
    const row = y * size;
    for (let x = 0; x < size; x++) to[row + x] = sums[x]! / count;
  }
}

/** Between the two axes; kept, since a portrait takes two dozen means and a megabyte each is work for the collector. */
let between = new Float32Array(0);

/**
 * Mean over a square window of a square plane, with running sums: costs the same for every radius.
 *
 * @param plane `size * size` values, row by row; stays as it is unless it is `out`
 * @param radius px on each side; less than `size`
 * @param out gets the result; may be `plane` itself
 */
export function boxMean(
  plane: Float32Array,
  size: number,
  radius: number,
  out = new Float32Array(plane.length),
): Float32Array {
  if (between.length !== plane.length) between = new Float32Array(plane.length);
  meanAlongRows(plane, between, size, radius);
  meanAlongColumns(between, out, size, radius);
  return out;
}
