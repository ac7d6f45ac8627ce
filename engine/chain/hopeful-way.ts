import type { BoundsToTarget, StepChoice } from './bounds-to-target.ts';
import type { Candidates } from './candidates.ts';
import type { KnownSteps } from './known-steps.ts';

export interface HopefulWay {
  /** Ranks after the visitor, the target's (0) last. */
  readonly ranks: readonly number[];
  /** The longest step, as the bounds know it. */
  readonly longest: number;
}

/**
 * Follows the bounds to the target along their cheapest steps, imagined ones included: a good chain to start from, though
 * a step that was imagined turns out longer.
 *
 * @param by which of the two tables to follow
 * @returns undefined where the bounds know no way
 */
export function hopefulWay(
  candidates: Candidates,
  steps: KnownSteps,
  bounds: BoundsToTarget,
  count: number,
  by: 'sum' | 'max',
  { longest, imagined }: StepChoice,
): HopefulWay | undefined {
  const { size, nearer, ahead, behind, firstStep, toTarget } = candidates;
  const { offsets, to, lengths, missingFrom } = steps;
  const ranks: number[] = [];
  let longestTaken = 0;
  let at = -1;
  for (let left = count - 1; left >= 1; left--) {
    const table = bounds[by][left]!;
    const sums = bounds.sum[left]!;
    let best = -1;
    let bestValue = Infinity;
    let bestSum = Infinity;
    let bestLength = 0;
    const consider = (rank: number, length: number): void => {
      if (length > longest) return;
      const value = by === 'sum' ? length + table[rank]! : Math.max(length, table[rank]!);
      const sum = length + sums[rank]!;
      if (value < bestValue || (value === bestValue && sum < bestSum)) {
        best = rank;
        bestValue = value;
        bestSum = sum;
        bestLength = length;
      }
    };
    if (at < 0) {
      for (let rank = 1; rank < size; rank++) consider(rank, firstStep[rank]!);
    } else {
      const end = offsets[at + 1]!;
      for (let entry = offsets[at]!; entry < end; entry++) consider(to[entry]!, lengths[entry]!);
      const from = missingFrom[at]!;
      if (imagined && from < bestValue) {
        for (let rank = 1; rank < nearer[at]!; rank++) {
          if (ahead[at] === behind[rank]) consider(rank, Math.max(from, missingFrom[rank]!));
        }
      }
    }
    if (best < 0) return undefined;
    ranks.push(best);
    longestTaken = Math.max(longestTaken, bestLength);
    at = best;
  }
  return { ranks: [...ranks, 0], longest: Math.max(longestTaken, toTarget[at]!) };
}
