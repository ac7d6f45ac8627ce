import { describe, expect, it } from 'vitest';
import type { ChainGallery } from '../../engine/chain/chain.ts';
import { findChain } from '../../engine/chain/find-chain.ts';
import { radiusNeighbours } from '../../engine/chain/radius-neighbours.ts';
import { seededGallery, uniform } from './galleries.ts';

const NEAR = 60;
const COUNT = 60_001;
const D = 4;

/** A large gallery of which only the first faces can be on a way: the rest is far out. */
function sparse(seed: number, perFace: number): { large: ChainGallery; small: ChainGallery } {
  const { vectors: near } = seededGallery(seed, NEAR, D);
  const vectors = new Float32Array(COUNT * D).fill(50);
  vectors.set(near);
  const lists = radiusNeighbours(near, NEAR, D, perFace);
  const offsets = new Uint32Array(COUNT + 1).fill(lists.offsets[NEAR]!);
  offsets.set(lists.offsets);
  const radius = new Float32Array(COUNT).fill(lists.radius[0]!);
  return {
    large: { vectors, count: COUNT, dimensions: D, neighbours: { ...lists, offsets, radius } },
    small: { vectors: near, count: NEAR, dimensions: D },
  };
}

describe('galleries too large to look past what their lists promise', () => {
  it('the bound never exceeds the true optimum, and optimal is said only where it is met', () => {
    const next = uniform(77);
    let proved = 0;
    let bounded = 0;
    for (let seed = 0; seed < 40; seed++) {
      const { large, small } = sparse(seed, 3 + (seed % 30));
      const probe = Float32Array.from({ length: D }, () => next() * 1.4);
      const asked = { probe, targets: [seed % NEAR], steps: 2 + (seed % 5), alpha: (seed % 5) / 4 };
      const truth = findChain({ gallery: small, ...asked });
      const result = findChain({ gallery: large, ...asked });
      expect(result.found).toBe(truth.found);
      if (!result.found || !truth.found) continue;
      expect(truth.optimal).toBe(true);
      expect(result.lowerBound).toBeLessThanOrEqual(truth.cost);
      expect(result.cost).toBeGreaterThanOrEqual(truth.cost);
      if (result.optimal) expect(result.cost).toBe(truth.cost);
      if (result.optimal) proved++;
      else bounded++;
    }
    // Both outcomes have been seen.
    expect(proved).toBeGreaterThan(3);
    expect(bounded).toBeGreaterThan(3);
  });
});
