/** 0 before, 1 after, in between a curve that starts and ends at rest with no jolt (Perlin's smootherstep). */
export function ease(share: number): number {
  const t = Math.min(1, Math.max(0, share));
  return t * t * t * (t * (t * 6 - 15) + 10);
}

/** How far a span of time is, 0…1. A span of no length is over as soon as it begins. */
export function share(now: number, startsAt: number, lasts: number): number {
  if (lasts <= 0) return now >= startsAt ? 1 : 0;
  return Math.min(1, Math.max(0, (now - startsAt) / lasts));
}
