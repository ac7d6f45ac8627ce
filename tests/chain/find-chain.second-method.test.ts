import { describe, expect, it } from 'vitest';
import { exactNeighbours } from '../../engine/chain/exact-neighbours.ts';
import { findChain } from '../../engine/chain/find-chain.ts';
import { radiusNeighbours } from '../../engine/chain/radius-neighbours.ts';
import { seededGallery, uniform } from './galleries.ts';
import { leastCostBySweep } from './pareto-sweep.ts';

const COUNT = 200;
const DIMENSIONS = 12;

describe('two independent exact methods agree on 200 faces', () => {
  const next = uniform(11);
  for (const [name, lists] of [
    ['complete lists', (vectors: Float32Array) => radiusNeighbours(vectors, COUNT, DIMENSIONS, COUNT)],
    ['lists of a radius', (vectors: Float32Array) => radiusNeighbours(vectors, COUNT, DIMENSIONS, 30)],
    [
      'short lists, most pairs missing',
      (vectors: Float32Array) => exactNeighbours(vectors, COUNT, DIMENSIONS, 4),
    ],
    [
      'lists that promise nothing',
      (vectors: Float32Array) => ({
        ...exactNeighbours(vectors, COUNT, DIMENSIONS, 8),
        radius: new Float32Array(COUNT),
      }),
    ],
  ] as const) {
    it(`with ${name}`, () => {
      for (let round = 0; round < 12; round++) {
        const bare = seededGallery(round * 31 + 5, COUNT, DIMENSIONS);
        const gallery = { ...bare, neighbours: lists(bare.vectors) };
        const probe = seededGallery(round * 77 + 1, 1, DIMENSIONS).vectors;
        const steps = 2 + Math.floor(next() * 9);
        const alpha = [0, 0.2, 0.5, 0.8, 1][round % 5]!;
        const limits = {
          ...(round % 3 === 1 ? { minimumStep: 0.6 } : {}),
          ...(round % 4 === 2 ? { maximumStep: 1 } : {}),
          ...(round % 4 === 3 ? { forbidden: new Set([1, 2, 3, 4, 5, 6, 7, 8, 9]) } : {}),
        };
        const problem = { gallery, probe, targets: [100 + round], steps, alpha, ...limits };
        const result = findChain(problem);
        const cost = leastCostBySweep(problem);
        expect(result.found).toBe(cost < Infinity);
        if (result.found) {
          expect(result.optimal).toBe(true);
          expect(Math.abs(result.cost - cost)).toBeLessThan(1e-12);
        }
      }
    });
  }
});
