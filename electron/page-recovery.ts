// Decides when a page that crashed or hangs is loaded again.

/** All in ms. */
const PAGE_RULES = {
  /** A page that does not answer this long hangs. Loading a face model may well take two seconds. */
  hangsAfter: 6000,
  /** One that fails again within this time is left alone a moment, or a broken driver would spin. */
  quickFailureWithin: 10_000,
  pause: 1500,
} as const;

export interface PageHealth {
  readonly answeredAt: number;
  /** Null: has not failed yet. */
  readonly failedAt: number | null;
}

export function freshPage(at: number): PageHealth {
  return { answeredAt: at, failedAt: null };
}

export function hangs(health: PageHealth, at: number): boolean {
  return at - health.answeredAt > PAGE_RULES.hangsAfter;
}

/** @returns the health after a failure, and in how many ms to load the page again: never more than 1.5 s */
export function afterFailure(
  health: PageHealth,
  at: number,
): { readonly health: PageHealth; readonly reloadIn: number } {
  const again = health.failedAt !== null && at - health.failedAt < PAGE_RULES.quickFailureWithin;
  return { health: { answeredAt: at, failedAt: at }, reloadIn: again ? PAGE_RULES.pause : 0 };
}
