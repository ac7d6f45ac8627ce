import type { BoundsToTarget } from './bounds-to-target.ts';
import type { Candidates } from './candidates.ts';
import { costOf } from './chain-cost.ts';
import type { ChainGallery, ChainLimits } from './chain.ts';
import { distanceBetween } from './distance.ts';
import type { KnownSteps } from './known-steps.ts';

/** The steps that lead from one layer of a chain to the next. */
export interface Layer {
  /** Ranks before and after each step, and its length as the lists have it (float32: a bound). */
  readonly from: number[];
  readonly to: number[];
  readonly lengths: number[];
}

/**
 * Walks from the visitor towards the target and keeps only the steps that can lie on a chain no dearer than `upper`:
 * (what it takes to get here) + step + (lower bound of what is left). Pairs that the lists miss are measured where their
 * shortest possible length would pass, so nothing that could be better is ever left out.
 *
 * @param upper cost of a chain already found, with the room for rounding added
 * @param effort how many pairs that the lists miss may be looked at
 * @returns undefined when that was not enough; else layer k − 1 holds the steps from the k-th link to the next, k = 1 … count − 2
 */
export function survivingSteps(
  gallery: ChainGallery,
  candidates: Candidates,
  steps: KnownSteps,
  bounds: BoundsToTarget,
  limits: ChainLimits,
  count: number,
  alpha: number,
  upper: number,
  effort: number,
): Layer[] | undefined {
  const { size, firstStep, nearer, ahead, behind, faces } = candidates;
  const { offsets, to, lengths, missingFrom } = steps;
  const { vectors, dimensions } = gallery;
  const { minimumStep = 0, maximumStep = Infinity } = limits;
  const layers: Layer[] = [];
  let remaining = effort;
  let hereSum: Float64Array = firstStep;
  let hereMax: Float64Array = firstStep;
  const known = new Int32Array(size).fill(-1);
  for (let k = 1; k <= count - 2; k++) {
    const nextSum = new Float64Array(size).fill(Infinity);
    const nextMax = new Float64Array(size).fill(Infinity);
    const leftSum = bounds.sum[count - k - 1]!;
    const leftMax = bounds.max[count - k - 1]!;
    const layer: Layer = { from: [], to: [], lengths: [] };
    const passes = (from: number, rank: number, length: number): boolean =>
      costOf(
        hereSum[from]! + length + leftSum[rank]!,
        Math.max(hereMax[from]!, length, leftMax[rank]!),
        count,
        alpha,
      ) <= upper;
    const keep = (from: number, rank: number, length: number): void => {
      layer.from.push(from);
      layer.to.push(rank);
      layer.lengths.push(length);
      nextSum[rank] = Math.min(nextSum[rank]!, hereSum[from]! + length);
      nextMax[rank] = Math.min(nextMax[rank]!, Math.max(hereMax[from]!, length));
    };
    let leastLeft = Infinity;
    for (const left of leftSum) if (left < leastLeft) leastLeft = left;
    const byLeft = missingFrom.some((from) => from < Infinity) ? ranksByBound(leftSum) : new Uint32Array(0);
    for (let from = 1; from < size; from++) {
      const sum = hereSum[from]!;
      if (
        costOf(
          sum + bounds.sum[count - k]![from]!,
          Math.max(hereMax[from]!, bounds.max[count - k]![from]!),
          count,
          alpha,
        ) > upper
      ) {
        continue;
      }
      const soFar = hereMax[from]!;
      for (let at = offsets[from]!; at < offsets[from + 1]!; at++) {
        const length = lengths[at]!;
        if (costOf(sum + length + leastLeft, Math.max(soFar, length), count, alpha) > upper) break;
        const rank = to[at]!;
        known[rank] = from;
        if (passes(from, rank, length)) keep(from, rank, length);
      }
      const missing = missingFrom[from]!;
      if (missing === Infinity || missing > maximumStep) continue;
      for (const rank of byLeft) {
        if (--remaining < 0) return undefined;
        // Ranks come with the least sum left first: the first that is too dear ends the list.
        if (costOf(sum + missing + leftSum[rank]!, Math.max(hereMax[from]!, missing), count, alpha) > upper)
          break;
        if (rank >= nearer[from]! || known[rank] === from || ahead[from] !== behind[rank]) continue;
        if (!passes(from, rank, Math.max(missing, missingFrom[rank]!))) continue;
        const length = distanceBetween(vectors, faces[from]!, vectors, faces[rank]!, dimensions);
        if (length >= minimumStep && length <= maximumStep && passes(from, rank, length))
          keep(from, rank, length);
      }
    }
    known.fill(-1);
    layers.push(layer);
    hereSum = nextSum;
    hereMax = nextMax;
  }
  return layers;
}

/** Ranks with a finite bound, the least first. */
function ranksByBound(bound: Float64Array): Uint32Array {
  const ranks: number[] = [];
  for (let rank = 1; rank < bound.length; rank++) if (bound[rank]! < Infinity) ranks.push(rank);
  return Uint32Array.from(ranks).sort((a, b) => bound[a]! - bound[b]!);
}
