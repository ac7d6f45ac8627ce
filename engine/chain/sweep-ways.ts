import { boundsToTarget } from './bounds-to-target.ts';
import type { Candidates } from './candidates.ts';
import type { ChainLimits } from './chain.ts';
import { hopefulWay, type HopefulWay } from './hopeful-way.ts';
import type { KnownSteps } from './known-steps.ts';

/** Where between the shortest possible longest step and the unlimited one to look, as shares. */
const CAPS = [1, 0.3, 0.1] as const;

/**
 * Good chains in a moment, as upper bounds: sweeps the front of (sum, longest step) on the nearest steps only, the least
 * sum under a falling limit for the longest step.
 *
 * @param offer is given every way; the caller measures it and keeps the best
 */
export function sweepWays(
  candidates: Candidates,
  steps: KnownSteps,
  limits: ChainLimits,
  counts: readonly number[],
  offer: (way: HopefulWay | undefined) => void,
): void {
  const most = counts.at(-1)!;
  const any = { longest: limits.maximumStep ?? Infinity, imagined: false };
  const free = boundsToTarget(candidates, steps, limits, most - 1, any);
  for (const count of counts) {
    const high = hopefulWay(candidates, steps, free, count, 'sum', any)?.longest;
    const low = hopefulWay(candidates, steps, free, count, 'max', any)?.longest;
    if (high === undefined || low === undefined) continue;
    for (const share of CAPS) {
      const choice = { ...any, longest: low + share * (high - low) };
      const bounds = share === 1 ? free : boundsToTarget(candidates, steps, limits, count - 1, choice);
      offer(hopefulWay(candidates, steps, bounds, count, 'sum', choice));
    }
  }
}
