import type { BoundsToTarget } from './bounds-to-target.ts';
import type { Candidates } from './candidates.ts';
import { costOf } from './chain-cost.ts';
import { FLOAT32_ROOM } from './known-steps.ts';

/**
 * The longest step that a chain of `count` steps can have without costing more than `upper`: with a sum of at least S,
 * `alpha · S / count + (1 − alpha) · max ≤ upper`.
 *
 * @returns −1 if no chain of that many steps can cost so little
 */
export function longestUseful(
  { size, firstStep, toTarget }: Candidates,
  bounds: BoundsToTarget,
  count: number,
  alpha: number,
  upper: number,
): number {
  const sums = bounds.sum[count - 1]!;
  const maxima = bounds.max[count - 1]!;
  let least = Infinity;
  let open = false;
  let shortestFirst = Infinity;
  for (let rank = 1; rank < size; rank++) {
    const first = firstStep[rank]!;
    const sum = first + sums[rank]!;
    if (sum === Infinity) continue;
    if (costOf(sum, Math.max(first, maxima[rank]!), count, alpha) <= upper) open = true;
    if (sum < least) least = sum;
    if (first < shortestFirst) shortestFirst = first;
  }
  if (!open) return -1;
  const bySum = alpha < 1 ? (upper - (alpha * least) / count) / (1 - alpha) : Infinity;
  // The longest step is itself part of the sum; the first or the last step is another.
  const rest = count > 2 ? Math.min(shortestFirst, toTarget[1] ?? 0) : 0;
  const byShare = (upper - (alpha * rest) / count) / (1 - alpha + alpha / count);
  return Math.min(bySum, byShare) * (1 + 4 * FLOAT32_ROOM);
}

/**
 * What no chain of `count` steps costs less than, as far as the bounds know.
 *
 * @param longest only chains with a step of this length or more are meant
 */
export function leastCost(
  { size, firstStep }: Candidates,
  bounds: BoundsToTarget,
  count: number,
  alpha: number,
  longest = 0,
): number {
  const sums = bounds.sum[count - 1]!;
  const maxima = bounds.max[count - 1]!;
  let least = Infinity;
  for (let rank = 1; rank < size; rank++) {
    const first = firstStep[rank]!;
    if (first === Infinity || sums[rank] === Infinity) continue;
    least = Math.min(
      least,
      costOf(first + sums[rank]!, Math.max(first, maxima[rank]!, longest), count, alpha),
    );
  }
  return least * (1 - FLOAT32_ROOM);
}
