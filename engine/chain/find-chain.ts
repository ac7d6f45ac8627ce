import { bestWayTo, type Search } from './best-way-to.ts';
import { chainOf, type Way } from './chain-cost.ts';
import type { Chain, ChainLimits, ChainProblem, ChainResult } from './chain.ts';
import { checkProblem } from './check-problem.ts';
import { distancesFrom } from './distance.ts';
import { explainFailure } from './explain-failure.ts';
import { listLength } from './list-length.ts';
import { radiusNeighbours } from './radius-neighbours.ts';

/**
 * Finds the cheapest chain from a visitor to a target, or says why there is none.
 *
 * Every step is strictly nearer to the target than the one before, by the Euclidean distance of the embeddings; the cost
 * is `alpha · mean(step) + (1 − alpha) · max(step)`. Ties go to fewer steps, then to the smaller sum, then to the lower
 * gallery indices from the visitor on, so the same question always has the same answer.
 *
 * @throws RangeError for a question that makes no sense: no target, an index outside the gallery, steps outside 1 … 12,
 *   alpha outside 0 … 1, embeddings of the wrong length or with numbers that are not finite.
 */
export function findChain(problem: ChainProblem): ChainResult {
  const { least, most } = checkProblem(problem);
  const { vectors, count, dimensions } = problem.gallery;
  const neighbours =
    problem.gallery.neighbours ?? radiusNeighbours(vectors, count, dimensions, listLength(count));
  const gallery = { ...problem.gallery, neighbours };
  const fromVisitor = distancesFrom(problem.probe, vectors, count, dimensions);
  const search = (limits: ChainLimits, alpha = problem.alpha, spent = new Set<number>()): Search => {
    let found: Search = { best: undefined, open: Infinity };
    for (const target of [...new Set(problem.targets)].sort((a, b) => a - b)) {
      // With pinned faces only, there is one chain per target; once given, others need a step more.
      const pins = new Set((limits.required ?? []).filter((face) => face !== target)).size;
      const from = spent.has(target) ? Math.max(least, pins + 2) : least;
      const asked = { gallery, probe: problem.probe, fromVisitor, target, least: from, most, alpha, limits };
      found = bestWayTo(asked, found);
    }
    return found;
  };
  const { best, open } = search(problem);
  if (!best) {
    const reason = explainFailure(problem, { least, most }, (limits, alpha) => search(limits, alpha).best);
    return { found: false, proved: open === Infinity, reason };
  }
  return {
    ...chainOf(best, problem.alpha, open),
    found: true,
    alternatives: alternativesTo(best, problem, search),
  };
}

/** Chain after chain, each the best of those that share no middle face with the ones before; pinned faces are in all of them. */
function alternativesTo(
  best: Way,
  problem: ChainProblem,
  search: (limits: ChainLimits, alpha?: number, spent?: Set<number>) => Search,
): Chain[] {
  const chains: Chain[] = [];
  const used = new Set(problem.forbidden);
  const spent = new Set<number>();
  let last = best;
  while (chains.length < (problem.alternatives ?? 0)) {
    const middle = last.links.slice(0, -1).filter((face) => !problem.required?.includes(face));
    if (middle.length === 0) spent.add(last.links.at(-1)!);
    for (const face of middle) used.add(face);
    const next = search({ ...problem, forbidden: used }, problem.alpha, spent);
    if (!next.best) break;
    last = next.best;
    chains.push(chainOf(last, problem.alpha, next.open));
  }
  return chains;
}
