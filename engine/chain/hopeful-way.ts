import type { BoundsToTarget } from './bounds-to-target.ts';
import type { Candidates } from './candidates.ts';
import type { KnownSteps } from './known-steps.ts';

/**
 * Follows the bounds to the target along their cheapest steps, imagined ones included: a good chain to start from, though
 * a step that was imagined turns out longer.
 *
 * @param by which of the two tables to follow
 * @returns ranks after the visitor, or undefined where the bounds know no way
 */
export function hopefulWay(
  candidates: Candidates,
  steps: KnownSteps,
  bounds: BoundsToTarget,
  count: number,
  by: 'sum' | 'max',
): number[] | undefined {
  const { size, nearer, ahead, behind, firstStep } = candidates;
  const { offsets, to, lengths, missingFrom } = steps;
  const ways: number[] = [];
  let at = -1;
  for (let left = count - 1; left >= 1; left--) {
    const table = bounds[by][left]!;
    const sums = bounds.sum[left]!;
    let best = -1;
    let bestValue = Infinity;
    let bestSum = Infinity;
    const consider = (rank: number, length: number): void => {
      const value = by === 'sum' ? length + table[rank]! : Math.max(length, table[rank]!);
      const sum = length + sums[rank]!;
      if (value < bestValue || (value === bestValue && sum < bestSum)) {
        best = rank;
        bestValue = value;
        bestSum = sum;
      }
    };
    if (at < 0) {
      for (let rank = 1; rank < size; rank++) consider(rank, firstStep[rank]!);
    } else {
      for (let entry = offsets[at]!; entry < offsets[at + 1]!; entry++) consider(to[entry]!, lengths[entry]!);
      const from = missingFrom[at]!;
      if (from < bestValue) {
        for (let rank = 1; rank < nearer[at]!; rank++) {
          if (ahead[at] === behind[rank]) consider(rank, Math.max(from, missingFrom[rank]!));
        }
      }
    }
    if (best < 0) return undefined;
    ways.push(best);
    at = best;
  }
  ways.push(0);
  return ways;
}
