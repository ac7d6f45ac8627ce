import type { ChainProblem } from '../../engine/chain/chain.ts';
import { compareWays, measureWay, type Way } from '../../engine/chain/chain-cost.ts';
import { distanceBetween } from '../../engine/chain/distance.ts';

/** The definition itself: every chain there is, the best of them. For galleries of a dozen faces. */
export function bruteForce(problem: ChainProblem): Way | undefined {
  const { gallery, probe, alpha, steps } = problem;
  const { count, vectors, dimensions } = gallery;
  const { min, max } = typeof steps === 'number' ? { min: steps, max: steps } : steps;
  let best: Way | undefined;
  for (const target of new Set(problem.targets)) {
    if (problem.forbidden?.has(target)) continue;
    const toTarget = (face: number): number => distanceBetween(vectors, face, vectors, target, dimensions);
    const extend = (links: number[], from: number): void => {
      for (let face = 0; face < count; face++) {
        const d = toTarget(face);
        if (face === target ? from <= 0 : d <= 0 || d >= from) continue;
        if (problem.forbidden?.has(face)) continue;
        const chain = [...links, face];
        if (face !== target) {
          if (chain.length < max) extend(chain, d);
          continue;
        }
        if (chain.length < min || !(problem.required ?? []).every((pin) => chain.includes(pin))) continue;
        const way = measureWay(gallery, probe, chain, alpha);
        if (way.steps.some((s) => s < (problem.minimumStep ?? 0) || s > (problem.maximumStep ?? Infinity)))
          continue;
        if (!best || compareWays(way, best) < 0) best = way;
      }
    };
    extend([], distanceBetween(probe, 0, vectors, target, dimensions));
  }
  return best;
}
