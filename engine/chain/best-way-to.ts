import { boundsToTarget } from './bounds-to-target.ts';
import { candidatesBetween } from './candidates.ts';
import { compareWays, costOf, measureWay, type Way } from './chain-cost.ts';
import type { ChainGallery, ChainLimits } from './chain.ts';
import { cheapestWay } from './cheapest-way.ts';
import { distancesFrom } from './distance.ts';
import { hopefulWay } from './hopeful-way.ts';
import { FLOAT32_ROOM, knownSteps } from './known-steps.ts';
import { survivingSteps } from './surviving-steps.ts';

/** What the search for one target is asked, checked already. */
export interface WayProblem {
  readonly gallery: ChainGallery & { readonly neighbours: NonNullable<ChainGallery['neighbours']> };
  readonly probe: Float32Array;
  /** Float64Array[count]: the visitor's distance from every face. */
  readonly fromVisitor: Float64Array;
  readonly target: number;
  readonly least: number;
  readonly most: number;
  readonly alpha: number;
  readonly limits: ChainLimits;
}

/**
 * The cheapest way to one target over all allowed numbers of steps, proved: exact wherever it matters, bounded elsewhere.
 *
 * @param best the cheapest way to other targets so far: only a better one is looked for
 * @returns the better one, or `best` itself
 */
export function bestWayTo(problem: WayProblem, best: Way | undefined): Way | undefined {
  const { gallery, probe, target, alpha, limits, fromVisitor } = problem;
  const { minimumStep = 0, maximumStep = Infinity } = limits;
  const start = fromVisitor[target]!;
  if (!(start > 0) || limits.forbidden?.has(target)) return best;
  const required = [...new Set(limits.required ?? [])].filter((face) => face !== target);
  const toTarget = distancesFrom(
    gallery.vectors.subarray(target * gallery.dimensions, (target + 1) * gallery.dimensions),
    gallery.vectors,
    gallery.count,
    gallery.dimensions,
  );
  if (!requiredFits(required, toTarget, start, limits)) return best;
  const candidates = candidatesBetween(gallery, target, toTarget, fromVisitor, start, limits, required);
  const steps = knownSteps(gallery, candidates, gallery.neighbours, limits, required);
  const bounds = boundsToTarget(candidates, steps, limits, Math.max(1, problem.most - 1), maximumStep);
  const offer = (ranks: readonly number[] | undefined): void => {
    if (!ranks) return;
    const way = measureWay(
      gallery,
      probe,
      ranks.map((rank) => candidates.faces[rank]!),
      alpha,
    );
    if (way.steps.some((step) => step < minimumStep || step > maximumStep)) return;
    if (!best || compareWays(way, best) < 0) best = way;
  };
  for (let count = problem.least; count <= problem.most; count++) {
    if (count === 1) {
      if (candidates.firstStep[0]! < Infinity) offer([0]);
      continue;
    }
    offer(hopefulWay(candidates, steps, bounds, count, 'sum'));
    offer(hopefulWay(candidates, steps, bounds, count, 'max'));
    // A chain that costs the same to the last bit may still win the tie, and float32 bounds need their room.
    const upper = best ? best.cost * (1 + 4 * FLOAT32_ROOM) : Infinity;
    if (!canBeat(upper)) continue;
    const layers = survivingSteps(gallery, candidates, steps, bounds, limits, count, alpha, upper);
    offer(cheapestWay(candidates, bounds.sum[1]!, layers, count, alpha, upper));

    function canBeat(limit: number): boolean {
      const sum = bounds.sum[count - 1]!;
      const max = bounds.max[count - 1]!;
      for (let rank = 1; rank < candidates.size; rank++) {
        const first = candidates.firstStep[rank]!;
        if (first === Infinity || sum[rank] === Infinity) continue;
        if (costOf(first + sum[rank]!, Math.max(first, max[rank]!), count, alpha) <= limit) return true;
      }
      return false;
    }
  }
  return best;
}

/** Every required face lies strictly between the visitor and the target, no two equally near, none forbidden. */
function requiredFits(
  required: readonly number[],
  toTarget: Float64Array,
  start: number,
  { forbidden }: ChainLimits,
): boolean {
  const at = new Set(required.map((face) => toTarget[face]!));
  if (at.size < required.length) return false;
  return required.every((face) => toTarget[face]! > 0 && toTarget[face]! < start && !forbidden?.has(face));
}
