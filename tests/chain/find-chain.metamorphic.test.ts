import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChainProblem } from '../../engine/chain/chain.ts';
import { findChain } from '../../engine/chain/find-chain.ts';
import { seededGallery, uniform } from './galleries.ts';

const D = 6;

/** A gallery without ties, a visitor and a question, drawn by a seed. */
function question(seed: number, count = 40): ChainProblem {
  const next = uniform(seed ^ 0x5eed);
  return {
    gallery: seededGallery(seed, count, D),
    probe: Float32Array.from({ length: D }, () => next() * 1.3),
    targets: [Math.floor(next() * count)],
    steps: 2 + Math.floor(next() * 5),
    alpha: next(),
  };
}

const costOf = (problem: ChainProblem): number => {
  const result = findChain(problem);
  return result.found ? result.cost : Infinity;
};

const seeds = fc.integer();

describe('what must hold whatever the faces are', () => {
  it('one face more never makes the best chain dearer', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const all = question(seed);
        const fewer = {
          ...all,
          targets: [0],
          gallery: { count: 39, dimensions: D, vectors: all.gallery.vectors.slice(0, 39 * D) },
        };
        expect(costOf({ ...all, targets: [0] })).toBeLessThanOrEqual(costOf(fewer));
      }),
      { numRuns: 150 },
    );
  });

  it('other names for the same faces change nothing but the names', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const problem = question(seed);
        const next = uniform(seed + 1);
        const order = Array.from({ length: 40 }, (_, i) => i)
          .map((i) => ({ i, key: next() }))
          .sort((a, b) => a.key - b.key)
          .map(({ i }) => i);
        const vectors = new Float32Array(40 * D);
        for (const [to, from] of order.entries())
          vectors.set(problem.gallery.vectors.subarray(from * D, (from + 1) * D), to * D);
        const renamed = findChain({
          ...problem,
          gallery: { count: 40, dimensions: D, vectors },
          targets: [order.indexOf(problem.targets[0]!)],
        });
        const original = findChain(problem);
        expect(renamed.found).toBe(original.found);
        if (!renamed.found || !original.found) return;
        expect(renamed.links.map((face) => order[face])).toEqual(original.links);
        expect(renamed.cost).toBe(original.cost);
      }),
      { numRuns: 150 },
    );
  });

  it('twice the distances cost exactly twice as much', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const problem = question(seed);
        const twice = {
          ...problem,
          gallery: { ...problem.gallery, vectors: problem.gallery.vectors.map((x) => 2 * x) },
          probe: problem.probe.map((x) => 2 * x),
        };
        expect(costOf(twice)).toBe(2 * costOf(problem));
      }),
      { numRuns: 150 },
    );
  });

  it('a limit never makes a chain cheaper, and a limit that the best chain keeps to changes nothing', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const problem = question(seed);
        const best = findChain(problem);
        if (!best.found) return;
        const kept = {
          minimumStep: Math.min(...best.steps),
          maximumStep: best.max,
          required: best.links.slice(0, -1),
        };
        const same = findChain({ ...problem, ...kept });
        expect(same.found && same.links).toEqual(best.links);
        expect(
          costOf({
            ...problem,
            forbidden: new Set([best.links[0]!].filter((f) => !problem.targets.includes(f))),
          }),
        ).toBeGreaterThanOrEqual(best.cost);
        expect(costOf({ ...problem, maximumStep: best.max * 0.98 })).toBeGreaterThanOrEqual(best.cost);
      }),
      { numRuns: 150 },
    );
  });

  it('"any of these" costs what the cheapest of them costs, "auto" what the cheapest number of steps costs', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const problem = question(seed);
        const targets = [1, 5, 9, 20];
        expect(costOf({ ...problem, targets })).toBe(
          Math.min(...targets.map((target) => costOf({ ...problem, targets: [target] }))),
        );
        const range = { min: 2, max: 7 };
        expect(costOf({ ...problem, steps: range })).toBe(
          Math.min(...[2, 3, 4, 5, 6, 7].map((steps) => costOf({ ...problem, steps }))),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('lets equal faces stand for each other by the lower index', () => {
    const one = seededGallery(8, 20, D);
    const vectors = new Float32Array(40 * D);
    vectors.set(one.vectors);
    vectors.set(one.vectors, 20 * D);
    const probe = seededGallery(9, 1, D).vectors.map((x) => x * 1.3);
    const twice = findChain({
      gallery: { count: 40, dimensions: D, vectors },
      probe,
      targets: [3],
      steps: 4,
      alpha: 0.5,
    });
    const once = findChain({ gallery: one, probe, targets: [3], steps: 4, alpha: 0.5 });
    expect(twice.found && twice.links).toEqual(once.found && once.links);
  });
});
