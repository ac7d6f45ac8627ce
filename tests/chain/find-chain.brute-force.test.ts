import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWays, measureWay } from '../../engine/chain/chain-cost.ts';
import { findChain } from '../../engine/chain/find-chain.ts';
import { bruteForce } from './brute-force.ts';
import { smallProblem } from './galleries.ts';

describe('the chain is the best there is', () => {
  it('agrees with trying every chain, with every option, on 8,000 small galleries', () => {
    let found = 0;
    let same = 0;
    fc.assert(
      fc.property(smallProblem, (problem) => {
        const best = bruteForce(problem);
        const result = findChain(problem);
        expect(result.found).toBe(best !== undefined);
        if (!result.found || !best) return;
        found++;
        expect(result.cost).toBe(best.cost);
        // Ways whose sums differ only in how they round may stand for each other; nothing else may.
        const way = measureWay(problem.gallery, problem.probe, result.links, problem.alpha);
        expect([way.cost, way.sum, way.links.length]).toEqual([best.cost, best.sum, best.links.length]);
        if (compareWays(way, best) === 0) same++;
        expect(result.optimal).toBe(true);
        expect(result.lowerBound).toBe(result.cost);
      }),
      { numRuns: 8000 },
    );
    expect(found).toBeGreaterThan(1000);
    expect(same / found).toBeGreaterThan(0.99);
  });
});
