import type { ChainProblem } from '../../engine/chain/chain.ts';
import { distanceBetween } from '../../engine/chain/distance.ts';

/**
 * A second exact method that shares nothing with the product's but the distance: the full matrix, and for every distance
 * that occurs as a limit (the longest first) the least sum of K steps under it (DESIGN.md §4). For one target, without pins.
 *
 * @returns the least cost, Infinity if there is no chain
 */
export function leastCostBySweep(problem: ChainProblem & { readonly steps: number }): number {
  const { gallery, probe, targets, steps, alpha } = problem;
  const { count, vectors, dimensions } = gallery;
  const target = targets[0]!;
  // Node `count` is the visitor.
  const between = (a: number, b: number): number =>
    a === count || b === count
      ? distanceBetween(probe, 0, vectors, Math.min(a, b), dimensions)
      : distanceBetween(vectors, a, vectors, b, dimensions);
  const matrix = Array.from({ length: count + 1 }, (_, a) =>
    Float64Array.from({ length: count + 1 }, (_, b) => (a === b ? 0 : between(a, b))),
  );
  const toTarget = matrix[target]!;
  const { minimumStep = 0, maximumStep = Infinity, forbidden } = problem;
  let limit = maximumStep;
  let best = Infinity;
  for (;;) {
    // sums[v]: least sum of exactly k steps from the visitor to v, and the longest step on that way.
    let sums = new Float64Array(count + 1).fill(Infinity);
    let longest = new Float64Array(count + 1);
    sums[count] = 0;
    for (let k = 1; k <= steps; k++) {
      const nextSums = new Float64Array(count + 1).fill(Infinity);
      const nextLongest = new Float64Array(count + 1);
      for (let a = 0; a <= count; a++) {
        if (sums[a] === Infinity || a === target) continue;
        for (let b = 0; b < count; b++) {
          const d = matrix[a]![b]!;
          if (!(toTarget[b]! < toTarget[a]!) || (b === target) !== (k === steps)) continue;
          if (b !== target && toTarget[b] === 0) continue;
          if (d < minimumStep || d > limit || forbidden?.has(b)) continue;
          if (sums[a]! + d < nextSums[b]!) {
            nextSums[b] = sums[a]! + d;
            nextLongest[b] = Math.max(longest[a]!, d);
          }
        }
      }
      sums = nextSums;
      longest = nextLongest;
    }
    if (sums[target] === Infinity) return best;
    best = Math.min(best, (alpha * sums[target]!) / steps + (1 - alpha) * longest[target]!);
    // Whatever is better on the front has a shorter longest step.
    limit = longest[target]! * (1 - 2 ** -50);
  }
}
