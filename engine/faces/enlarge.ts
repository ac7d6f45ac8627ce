/**
 * A square plane twice as wide and high, bilinear.
 *
 * @param plane `size * size` values
 * @returns `4 * size * size` values
 */
export function enlarge(plane: Float32Array, size: number): Float32Array {
  const twice = 2 * size;
  const out = new Float32Array(twice * twice);
  for (let y = 0; y < twice; y++) {
    const v = (y - 0.5) / 2;
    const top = Math.max(0, Math.floor(v));
    const bottom = Math.min(size - 1, Math.floor(v) + 1);
    const fy = v - Math.floor(v);
    for (let x = 0; x < twice; x++) {
      const u = (x - 0.5) / 2;
      const left = Math.max(0, Math.floor(u));
      const right = Math.min(size - 1, Math.floor(u) + 1);
      const fx = u - Math.floor(u);
      out[y * twice + x] =
        (plane[top * size + left]! * (1 - fx) + plane[top * size + right]! * fx) * (1 - fy) +
        (plane[bottom * size + left]! * (1 - fx) + plane[bottom * size + right]! * fx) * fy;
    }
  }
  return out;
}
