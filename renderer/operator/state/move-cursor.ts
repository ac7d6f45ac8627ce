/** The visitor one further (`by` = 1) or one before (−1); stops at the ends, and enters the queue at the near one. */
export function moveCursor(ids: readonly string[], cursor: string | null, by: 1 | -1): string | null {
  const at = cursor === null ? -1 : ids.indexOf(cursor);
  if (at === -1) return (by === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + by))] ?? null;
}
