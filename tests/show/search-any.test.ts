import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findChain } from '../../engine/chain/find-chain.ts';
import { seededRandom } from '../../engine/generator/random.ts';
import { searchAny, type SearchTargets } from '../../engine/show/search-any.ts';

/** Few dimensions, so that chains to one target often walk over another. */
const DIMENSIONS = 3;
const COUNT = 30;

function search(seed: number, steps: number): SearchTargets {
  const random = seededRandom(seed);
  const vectors = Float32Array.from({ length: COUNT * DIMENSIONS }, random);
  const probe = Float32Array.from({ length: DIMENSIONS }, () => 2 * random());
  const gallery = { vectors, count: COUNT, dimensions: DIMENSIONS };
  return (targets, forbidden) =>
    Promise.resolve(findChain({ gallery, probe, targets, steps, alpha: 0.5, forbidden, alternatives: 2 }));
}

test('the best chain to any of several targets is the best of those to each alone, and no other target stands in it', async () => {
  let walkedOver = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 2, max: 5 }),
      async (seed, steps) => {
        const ask = search(seed, steps);
        const targets = [0, 1, 2, 3, 4];
        const closed = new Set([7, 8]);
        const found = await searchAny(ask, targets, closed);
        const each = await Promise.all(
          targets.map((target) =>
            ask([target], new Set([...closed, ...targets.filter((one) => one !== target)])),
          ),
        );
        const costs = each.flatMap((one) => (one.found ? [one.cost] : []));
        expect(found.found).toBe(costs.length > 0);
        if (!found.found) return;
        expect(found.cost).toBe(Math.min(...costs));
        expect(found).toMatchObject({ optimal: true, lowerBound: found.cost });
        for (const { links } of [found, ...found.alternatives])
          expect(links.slice(0, -1).filter((face) => targets.includes(face) || closed.has(face))).toEqual([]);
        const relaxed = await ask(targets, closed);
        if (relaxed.found && relaxed.links.slice(0, -1).some((face) => targets.includes(face))) walkedOver++;
      },
    ),
    { seed: 20261122, numRuns: 150 },
  );
  expect(walkedOver).toBeGreaterThan(10); // else the hard case was not tried
});
