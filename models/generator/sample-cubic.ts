/** Catmull-Rom weights of four neighbours for a point `f` past the second. */
function weights(f: number): readonly [number, number, number, number] {
  const [f2, f3] = [f * f, f * f * f];
  return [
    -0.5 * f + f2 - 0.5 * f3,
    1 - 2.5 * f2 + 1.5 * f3,
    0.5 * f + 2 * f2 - 1.5 * f3,
    -0.5 * f2 + 0.5 * f3,
  ];
}

/** One value of a square plane at (x, y), bicubic; the border's beyond the border. */
export function sampleCubic(plane: Float32Array, size: number, x: number, y: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [across, down] = [weights(x - x0), weights(y - y0)];
  const clamp = (i: number) => Math.min(Math.max(i, 0), size - 1);
  let sum = 0;
  for (let j = 0; j < 4; j++) {
    let row = 0;
    for (let i = 0; i < 4; i++) row += across[i]! * plane[clamp(y0 + j - 1) * size + clamp(x0 + i - 1)]!;
    sum += down[j]! * row;
  }
  return sum;
}
