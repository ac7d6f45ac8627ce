import type { Candidates } from './candidates.ts';
import type { ChainLimits } from './chain.ts';
import { FLOAT32_ROOM, type KnownSteps } from './known-steps.ts';

/** Lower bounds for the rest of the way: index [j][rank], j steps before the target (j = 0 is unused). */
export interface BoundsToTarget {
  /** The least sum of the j steps from a rank to the target. */
  readonly sum: readonly Float64Array[];
  /** The least possible longest step among them. */
  readonly max: readonly Float64Array[];
}

/** Which steps a pass of dynamic programming looks at. */
export interface StepChoice {
  /** Longer steps are left out. */
  readonly longest: number;
  /** Whether a step may be imagined where the lists miss some: needed for lower bounds, wrong for ways one can walk. */
  readonly imagined: boolean;
  /** The table for `most` steps is wanted for ranks that a first step reaches only. */
  readonly firstOnly?: boolean;
}

/**
 * Layered dynamic programming from the target outwards, on the known steps plus one imagined step for all that the lists
 * miss: it is as short as the lists allow (`missingFrom` of both ends) and may lead to any nearer face. So the tables are
 * lower bounds of the true ones, and equal to them (up to float32) where the lists are complete.
 *
 * @param most number of steps before the target to go back to
 */
export function boundsToTarget(
  candidates: Candidates,
  steps: KnownSteps,
  limits: ChainLimits,
  most: number,
  { longest, imagined, firstOnly = false }: StepChoice,
): BoundsToTarget {
  const { size, toTarget, nearer, ahead, firstStep } = candidates;
  const { offsets, to, lengths, missingFrom } = steps;
  const shortest = limits.minimumStep ?? 0;
  const reach = longest * (1 + FLOAT32_ROOM);
  const sum: Float64Array[] = [new Float64Array(0)];
  const max: Float64Array[] = [new Float64Array(0)];
  const last = new Float64Array(size).fill(Infinity);
  for (let rank = 1; rank < size; rank++) {
    const d = toTarget[rank]!;
    if (d >= shortest && d <= longest && ahead[rank] === 0) last[rank] = d;
  }
  sum.push(last);
  max.push(last);
  const missing = imagined && missingFrom.some((from) => from <= longest);
  const elsewhere = missing ? new Elsewhere(size) : undefined;
  for (let j = 2; j <= most; j++) {
    const nextSum = sum[j - 1]!;
    const nextMax = max[j - 1]!;
    const hereSum = new Float64Array(size).fill(Infinity);
    const hereMax = new Float64Array(size).fill(Infinity);
    elsewhere?.read(nextSum, nextMax, missingFrom);
    for (let rank = 1; rank < size; rank++) {
      if (firstOnly && j === most && firstStep[rank]! > longest) continue;
      const below = nearer[rank]!;
      let leastSum = Infinity;
      let leastMax = Infinity;
      const from = missingFrom[rank]!;
      if (elsewhere && from <= longest) {
        leastSum = Math.max(from + elsewhere.sum[below]!, elsewhere.sumVia[below]!);
        leastMax = Math.max(from, elsewhere.maxVia[below]!);
      }
      const end = offsets[rank + 1]!;
      for (let at = offsets[rank]!; at < end; at++) {
        const length = lengths[at]!;
        if (length > reach) break;
        const other = to[at]!;
        const s = length + nextSum[other]!;
        if (s < leastSum) leastSum = s;
        const m = nextMax[other]!;
        const longer = m > length ? m : length;
        if (longer < leastMax) leastMax = longer;
      }
      hereSum[rank] = leastSum;
      hereMax[rank] = leastMax;
    }
    sum.push(hereSum);
    max.push(hereMax);
  }
  return { sum, max };
}

/** For every rank, the least over all ranks below it: of the bounds, and of the bounds with that rank's own shortest missing step. */
class Elsewhere {
  readonly sum: Float64Array;
  readonly sumVia: Float64Array;
  readonly maxVia: Float64Array;

  constructor(size: number) {
    this.sum = new Float64Array(size + 1).fill(Infinity);
    this.sumVia = new Float64Array(size + 1).fill(Infinity);
    this.maxVia = new Float64Array(size + 1).fill(Infinity);
  }

  read(nextSum: Float64Array, nextMax: Float64Array, missingFrom: Float64Array): void {
    for (let rank = 1; rank < nextSum.length; rank++) {
      const from = missingFrom[rank]!;
      this.sum[rank + 1] = Math.min(this.sum[rank]!, nextSum[rank]!);
      this.sumVia[rank + 1] = Math.min(this.sumVia[rank]!, nextSum[rank]! + from);
      this.maxVia[rank + 1] = Math.min(this.maxVia[rank]!, Math.max(nextMax[rank]!, from));
    }
  }
}
