import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distanceBetween } from '../../engine/chain/distance.ts';
import { findChain } from '../../engine/chain/find-chain.ts';
import { seededRandom } from '../../engine/generator/random.ts';
import { swapsAt } from '../../engine/show/swaps-at.ts';

const LENGTH = 128;

/** A small gallery of random faces, a visitor, and the best chain of four links to its last face. */
function scene(seed: number, count = 40) {
  const random = seededRandom(seed);
  const vectors = Float32Array.from({ length: count * LENGTH }, random);
  const probe = Float32Array.from({ length: LENGTH }, () => random() * 1.4);
  const gallery = { vectors, count, dimensions: LENGTH };
  const found = findChain({ gallery, probe, targets: [count - 1], steps: 4, alpha: 0.5 });
  if (!found.found) throw new Error('no chain in this scene');
  return { vectors, probe, count, found };
}

describe('who could stand at one place of a chain', () => {
  test('is every face that keeps the rule of coming nearer, and nobody else; each with the chain’s true cost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 2 }), (seed, place) => {
        const { vectors, probe, count, found } = scene(seed);
        const target = found.links.at(-1)!;
        const swaps = swapsAt(vectors, probe, found, place, { forbidden: new Set([3, 4]) });
        const fits: number[] = [];
        for (let row = 0; row < count; row++) {
          if (found.links.includes(row) || row === 3 || row === 4) continue;
          const links = found.links.with(place, row);
          const toTarget = [distanceBetween(probe, 0, vectors, target, LENGTH)].concat(
            links.map((link) => distanceBetween(vectors, link, vectors, target, LENGTH)),
          );
          if (toTarget.every((d, i) => i === 0 || d < toTarget[i - 1]!)) fits.push(row);
        }
        expect(swaps.map((swap) => swap.row).sort((a, b) => a - b)).toEqual(fits);
        for (const { row, steps, mean, max, cost } of swaps) {
          const links = found.links.with(place, row);
          const true_ = links.map((link, i) =>
            i === 0
              ? distanceBetween(probe, 0, vectors, link, LENGTH)
              : distanceBetween(vectors, links[i - 1]!, vectors, link, LENGTH),
          );
          expect(steps).toEqual(true_);
          expect(max).toBe(Math.max(...true_));
          expect(cost).toBeCloseTo(0.5 * mean + 0.5 * max, 12);
          // The chain was proved the best: no swap is cheaper.
          expect(cost).toBeGreaterThanOrEqual(found.cost);
        }
        expect(swaps.map((swap) => swap.cost)).toEqual(swaps.map((swap) => swap.cost).sort((a, b) => a - b));
      }),
      { seed: 20261122, numRuns: 60 },
    );
  });

  test('the best swap is the best chain of all that keep the other links', () => {
    const { vectors, probe, count, found } = scene(5);
    const [best] = swapsAt(vectors, probe, found, 1, { forbidden: new Set() });
    const required = [found.links[0]!, found.links[2]!];
    const again = findChain({
      gallery: { vectors, count, dimensions: LENGTH },
      probe,
      targets: [count - 1],
      steps: 4,
      alpha: 0.5,
      required,
      forbidden: new Set([found.links[1]!]),
    });
    // The search may put the free face elsewhere between, so it is never dearer.
    expect(again.found && again.cost).toBeLessThanOrEqual(best!.cost);
    if (again.found && again.links[0] === required[0] && again.links[2] === required[1])
      expect(best!.row).toBe(again.links[1]);
  });

  test('none makes the weakest link longer than is allowed, and the target is never swapped', () => {
    const { vectors, probe, found } = scene(7);
    const all = swapsAt(vectors, probe, found, 1, { forbidden: new Set() });
    const limit = Math.min(...all.map((swap) => swap.max));
    const allowed = (maximumStep: number) =>
      swapsAt(vectors, probe, found, 1, { forbidden: new Set(), maximumStep });
    expect(allowed(limit)).toEqual(all.filter((swap) => swap.max === limit));
    expect(allowed(limit - 1e-9)).toEqual([]);
    expect(swapsAt(vectors, probe, found, 3, { forbidden: new Set() })).toEqual([]);
  });
});
