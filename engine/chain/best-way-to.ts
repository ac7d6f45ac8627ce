import { boundsToTarget, type BoundsToTarget } from './bounds-to-target.ts';
import { candidatesBetween, type Candidates } from './candidates.ts';
import { compareWays, measureWay, type Way } from './chain-cost.ts';
import type { ChainGallery, ChainLimits, NeighbourLists } from './chain.ts';
import { cheapestWay } from './cheapest-way.ts';
import { distancesFrom } from './distance.ts';
import { FOCUS, focusRadius, geometricBound } from './focus.ts';
import { hopefulWay } from './hopeful-way.ts';
import { FLOAT32_ROOM, knownSteps, type KnownSteps } from './known-steps.ts';
import { leastCost, longestUseful } from './longest-useful.ts';
import { meetInTheMiddle } from './meet-in-the-middle.ts';
import { survivingSteps } from './surviving-steps.ts';
import { sweepWays } from './sweep-ways.ts';

/** Nearest faces on the short lists. */
const WIDTH = 64;
/** How often the limit for the longest step is drawn tighter: on short lists, in all, and how much it must shrink to go on. */
const COARSE_PASSES = 2;
const MOST_PASSES = 4;
const SHRUNK = 0.8;

/** Pairs that the lists miss, looked at before the proof is given up: about 0.1 s. */
const EFFORT = 20_000_000;
/** Up to so many candidates a search that has found nothing goes on to the end. */
const PATIENT_SIZE = 20_000;

/** Galleries above this are not searched beyond what their lists promise: that takes longer than a show waits. */
const EXACT = 60_000;

/** Galleries above this are searched where it matters most, and bounded elsewhere. */
const PROVABLE = 200_000;

/** What has been found so far. */
export interface Search {
  /** The cheapest way. */
  readonly best: Way | undefined;
  /** Lower bound of all that could not be looked through; `Infinity` if nothing was left out: then `best` is proved. */
  readonly open: number;
}

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
 * @param before what the search for other targets found: only something better is looked for
 */
export function bestWayTo(problem: WayProblem, before: Search): Search {
  const { gallery, probe, target, alpha, limits, fromVisitor } = problem;
  let { best, open } = before;
  const { minimumStep = 0, maximumStep = Infinity } = limits;
  const start = fromVisitor[target]!;
  if (!(start > 0) || limits.forbidden?.has(target)) return before;
  const required = [...new Set(limits.required ?? [])].filter((face) => face !== target);
  const toTarget = distancesFrom(
    gallery.vectors.subarray(target * gallery.dimensions, (target + 1) * gallery.dimensions),
    gallery.vectors,
    gallery.count,
    gallery.dimensions,
  );
  if (!requiredFits(required, toTarget, start, limits)) return before;
  // Lists that promise nothing prove nothing: what they cost is then better spent in the middle.
  const focused =
    gallery.count > PROVABLE ||
    (gallery.count > FOCUS && gallery.neighbours.radius.every((radius) => radius === 0));
  const between = focused ? focusRadius(fromVisitor, toTarget, start) : Infinity;
  const candidates = candidatesBetween(
    gallery,
    target,
    toTarget,
    fromVisitor,
    start,
    limits,
    required,
    between,
  );
  const known = (choice: { readonly longest: number; readonly width?: number }): KnownSteps =>
    knownSteps(gallery, candidates, gallery.neighbours, limits, required, choice);
  const offer = (found: { readonly ranks: readonly number[] } | undefined): void => {
    if (!found) return;
    const way = measureWay(
      gallery,
      probe,
      found.ranks.map((rank) => candidates.faces[rank]!),
      alpha,
    );
    if (way.steps.some((step) => step < minimumStep || step > maximumStep)) return;
    if (!best || compareWays(way, best) < 0) best = way;
  };
  if (problem.least === 1 && candidates.firstStep[0]! < Infinity) offer({ ranks: [0] });
  const counts = Array.from({ length: problem.most }, (_, i) => i + 1).filter(
    (n) => n >= Math.max(2, problem.least),
  );
  const most = counts.at(-1);
  if (most === undefined) return { best, open };

  let longest = maximumStep;
  let bounds: BoundsToTarget;
  const promised = leastRadius(gallery.neighbours, candidates);
  /** Offers the cheapest chain whose inner steps the lists promise to know; `proved` if no longer step could be worth it. */
  const fromBothEnds = (): 'proved' | 'searched' | 'impossible' => {
    if (required.length > 0 || focused) return 'impossible';
    for (const count of counts) {
      if (!best || promised === 0) return 'impossible';
      const upper = upperOf(best);
      const useful = longestUseful(candidates, bounds, count, alpha, upper);
      if (useful < 0) continue;
      const reach = Math.min(useful, longest, promised);
      const layers = meetInTheMiddle(
        gallery.neighbours,
        candidates,
        bounds,
        fromVisitor,
        limits,
        reach,
        count,
        alpha,
        upper,
      );
      offer(cheapestWay(gallery, candidates, limits, bounds.sum[1]!, layers, count, alpha, upper));
    }
    if (!best) return 'impossible';
    const upper = upperOf(best);
    longest = Math.min(
      longest,
      Math.max(...counts.map((count) => longestUseful(candidates, bounds, count, alpha, upper))),
    );
    return longest < promised ? 'proved' : 'searched';
  };

  // Good chains on short lists first: what they cost says how long a step can be at all, and that spares most of the full lists.
  let steps = known({ longest: maximumStep, width: WIDTH });
  sweepWays(candidates, steps, limits, counts, offer);
  let coarse = true;
  for (let pass = 0; ; pass++) {
    bounds = boundsToTarget(candidates, steps, limits, most - 1, {
      longest,
      imagined: true,
      firstOnly: counts.length === 1,
    });
    for (const count of counts) {
      for (const by of ['sum', 'max'] as const) {
        offer(hopefulWay(candidates, steps, bounds, count, by, { longest, imagined: true }));
      }
    }
    const limit = longest;
    if (best) {
      const upper = upperOf(best);
      longest = Math.min(
        longest,
        Math.max(...counts.map((count) => longestUseful(candidates, bounds, count, alpha, upper))),
      );
    }
    // A chain's cost bounds its longest step, that leaves fewer steps, and these raise the bounds again.
    if (coarse && pass < COARSE_PASSES && longest < limit) continue;
    if (coarse) {
      coarse = false;
      let outcome = fromBothEnds();
      if (outcome === 'searched' && longest < limit) {
        // What was found is better, so the bounds can be: they may just do now.
        bounds = boundsToTarget(candidates, steps, limits, most - 1, {
          longest,
          imagined: true,
          firstOnly: counts.length === 1,
        });
        outcome = fromBothEnds();
      }
      if (outcome === 'proved') return { best, open };
      if (outcome === 'searched' && gallery.count > EXACT) {
        // All chains of listed steps are out of the race: a better one has a step longer than the lists promise.
        for (const count of counts) {
          open = Math.min(open, leastCost(candidates, bounds, count, alpha, promised));
        }
        return { best, open };
      }
      steps = known({ longest });
    } else if (!(longest < limit * SHRUNK) || pass >= MOST_PASSES) break;
  }
  for (const count of counts) {
    if (between < Infinity) {
      // The tables know the middle of the gallery only.
      open = Math.min(open, geometricBound(nearest(fromVisitor, toTarget, start), count, alpha));
      continue;
    }
    const upper = best ? upperOf(best) : Number.MAX_VALUE;
    if (best && longestUseful(candidates, bounds, count, alpha, upper) < 0) continue;
    // Without any chain there is no bound to stop at: everything is looked at, unless that would never end.
    const effort = best || candidates.size > PATIENT_SIZE ? EFFORT : Infinity;
    const layers = survivingSteps(
      gallery,
      candidates,
      steps,
      bounds,
      { ...limits, maximumStep: longest },
      count,
      alpha,
      upper,
      effort,
    );
    if (!layers) {
      open = Math.min(open, leastCost(candidates, bounds, count, alpha));
      continue;
    }
    offer(cheapestWay(gallery, candidates, limits, bounds.sum[1]!, layers, count, alpha, upper));
  }
  return { best, open };
}

/** Every step between candidates that is shorter than this is on the lists. */
function leastRadius({ radius }: NeighbourLists, { faces, size }: Candidates): number {
  let least = Infinity;
  for (let rank = 1; rank < size; rank++) least = Math.min(least, radius[faces[rank]!]!);
  return least;
}

/** A chain that costs the same to the last bit may still win the tie, and float32 bounds need their room. */
function upperOf(best: Way): number {
  return best.cost * (1 + 4 * FLOAT32_ROOM);
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

/** The shortest first and last step that any face offers, whatever the limits: a chain can do no better. */
function nearest(
  fromVisitor: Float64Array,
  toTarget: Float64Array,
  start: number,
): { start: number; first: number; last: number } {
  let first = start;
  let last = start;
  for (let face = 0; face < toTarget.length; face++) {
    const d = toTarget[face]!;
    if (d <= 0 || d >= start) continue;
    if (d < last) last = d;
    if (fromVisitor[face]! < first) first = fromVisitor[face]!;
  }
  return { start, first, last };
}
