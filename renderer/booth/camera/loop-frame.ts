// Pure.

/** The frame (0…count − 1) of a film played there and back for ever, without showing its ends twice. */
export function loopFrame(tick: number, count: number): number {
  if (count < 2) return 0;
  const period = 2 * (count - 1);
  const at = tick % period;
  return at < count ? at : period - at;
}
