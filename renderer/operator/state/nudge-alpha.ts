/** Twentieths: finer than that changes no chain that an audience could tell apart. */
const PARTS = 20;

/** One twentieth more or less, 0…1, without the dust of floating point. */
export function nudgeAlpha(alpha: number, by: 1 | -1): number {
  return Math.min(PARTS, Math.max(0, Math.round(alpha * PARTS) + by)) / PARTS;
}
