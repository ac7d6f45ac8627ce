import type { Chain, ChainGallery } from './chain.ts';
import { distanceBetween } from './distance.ts';

/** `alpha · mean + (1 − alpha) · max` of K steps with this sum. Never falls when `sum` or `max` grows, rounding included. */
export function costOf(sum: number, max: number, steps: number, alpha: number): number {
  return alpha * (sum / steps) + (1 - alpha) * max;
}

/** A way through the gallery with its exact lengths, before it is proved to be the best. */
export interface Way {
  /** Gallery indices after the visitor. */
  readonly links: readonly number[];
  readonly steps: readonly number[];
  readonly sum: number;
  readonly max: number;
  readonly cost: number;
}

/** Measures a way exactly; the sum runs from the visitor on, as everywhere, so that equal ways cost equal to the last bit. */
export function measureWay(
  gallery: ChainGallery,
  probe: Float32Array,
  links: readonly number[],
  alpha: number,
): Way {
  const { vectors, dimensions } = gallery;
  const steps: number[] = [];
  let sum = 0;
  let max = 0;
  for (const [i, face] of links.entries()) {
    const step =
      i === 0
        ? distanceBetween(probe, 0, vectors, face, dimensions)
        : distanceBetween(vectors, links[i - 1]!, vectors, face, dimensions);
    steps.push(step);
    sum += step;
    max = Math.max(max, step);
  }
  return { links, steps, sum, max, cost: costOf(sum, max, links.length, alpha) };
}

/**
 * Which of two ways is better: cost, then fewer steps, then the smaller sum, then the lower gallery indices from the
 * visitor on. Negative when `a` is.
 */
export function compareWays(a: Way, b: Way): number {
  return (
    a.cost - b.cost || a.links.length - b.links.length || a.sum - b.sum || compareLinks(a.links, b.links)
  );
}

export function compareLinks(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] !== b[i]) return a[i]! - b[i]!;
  }
  return a.length - b.length;
}

/** @param lowerBound what no chain can cost less than; the cost itself when the search has proved it */
export function chainOf(way: Way, alpha: number, lowerBound: number): Chain {
  return {
    links: [...way.links],
    steps: [...way.steps],
    mean: way.sum / way.links.length,
    max: way.max,
    cost: way.cost,
    alpha,
    lowerBound: Math.min(lowerBound, way.cost),
    optimal: lowerBound >= way.cost,
  };
}
