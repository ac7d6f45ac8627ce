/**
 * Mean over (2 radius + 1)² px of a square plane, in place, by running sums: its cost does not depend on the radius.
 * Beyond the border the border's value counts on.
 */
export function boxBlur(plane: Float32Array, size: number, radius: number, scratch: Float32Array): void {
  pass(plane, scratch, size, radius);
  pass(scratch, plane, size, radius);
}

/** Blurs every row of `from` and writes it as a column of `to`; twice is both axes, upright again. */
function pass(from: Float32Array, to: Float32Array, size: number, radius: number): void {
  const scale = 1 / (2 * radius + 1);
  for (let y = 0; y < size; y++) {
    const row = y * size;
    let sum = from[row]! * (radius + 1);
    for (let i = 1; i <= radius; i++) sum += from[row + Math.min(i, size - 1)]!;
    for (let x = 0; x < size; x++) {
      to[x * size + y] = sum * scale;
      sum += from[row + Math.min(x + radius + 1, size - 1)]! - from[row + Math.max(x - radius, 0)]!;
    }
  }
}
