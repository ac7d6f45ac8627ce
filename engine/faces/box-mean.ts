/** One axis: the mean over `radius` neighbours on both sides, only over those inside; rows become columns. */
function meanRows(from: Float32Array, to: Float32Array, size: number, radius: number): void {
  for (let y = 0; y < size; y++) {
    const row = y * size;
    let sum = 0;
    let count = Math.min(radius, size);
    for (let x = 0; x < count; x++) sum += from[row + x]!;
    for (let x = 0; x < size; x++) {
      if (x + radius < size) {
        sum += from[row + x + radius]!;
        count++;
      }
      if (x - radius - 1 >= 0) {
        sum -= from[row + x - radius - 1]!;
        count--;
      }
      to[x * size + y] = sum / count;
    }
  }
}

/**
 * Mean over a square window of a square plane, with running sums: costs the same for every radius.
 *
 * @param plane `size * size` values, row by row; stays as it is
 * @param radius px on each side; less than `size`
 */
export function boxMean(plane: Float32Array, size: number, radius: number): Float32Array {
  const turned = new Float32Array(plane.length);
  const out = new Float32Array(plane.length);
  meanRows(plane, turned, size, radius);
  meanRows(turned, out, size, radius);
  return out;
}
