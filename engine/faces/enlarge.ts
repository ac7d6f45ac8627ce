/**
 * One row of a square plane made twice as wide and high, bilinear. Row by row, so that whoever needs many planes
 * enlarged at once never holds them in full.
 *
 * @param plane `size * size` values
 * @param y row of the enlarged plane, 0…2 · size − 1
 * @param out gets `2 * size` values
 */
export function enlargeRow(plane: Float32Array, size: number, y: number, out: Float32Array): void {
  // Pixel centres of the fine grid lie a quarter of a coarse pixel beside those of the coarse one.
  const near = y >> 1;
  const far = Math.min(size - 1, Math.max(0, y % 2 === 0 ? near - 1 : near + 1));
  const nearRow = near * size;
  const farRow = far * size;
  const last = size - 1;
  let before = plane[nearRow]! * 0.75 + plane[farRow]! * 0.25;
  let here = before;
  for (let x = 0; x < size; x++) {
    const next = x < last ? x + 1 : last;
    const after = plane[nearRow + next]! * 0.75 + plane[farRow + next]! * 0.25;
    out[2 * x] = here * 0.75 + before * 0.25;
    out[2 * x + 1] = here * 0.75 + after * 0.25;
    before = here;
    here = after;
  }
}
