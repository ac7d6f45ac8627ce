import fc from 'fast-check';
import type { ChainGallery, ChainProblem } from '../../engine/chain/chain.ts';
import { exactNeighbours } from '../../engine/chain/exact-neighbours.ts';

/** Mulberry32: a seeded uniform generator in [0, 1). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Faces on a coarse grid tie all the time, faces in the open never do: both must be right. */
export function seededGallery(
  seed: number,
  count: number,
  dimensions: number,
  grid?: number,
  k?: number,
): ChainGallery {
  const next = uniform(seed);
  const vectors = Float32Array.from({ length: count * dimensions }, () =>
    grid === undefined ? next() : Math.floor(next() * grid) / 4,
  );
  const neighbours = k === undefined ? undefined : exactNeighbours(vectors, count, dimensions, k);
  return { count, dimensions, vectors, ...(neighbours ? { neighbours } : {}) };
}

/** A small problem with any of the options, on a gallery with complete, short or no neighbour lists. */
export const smallProblem: fc.Arbitrary<ChainProblem> = fc
  .record({
    seed: fc.integer(),
    count: fc.integer({ min: 1, max: 11 }),
    dimensions: fc.integer({ min: 1, max: 4 }),
    grid: fc.option(fc.integer({ min: 2, max: 5 }), { nil: undefined }),
    k: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
    least: fc.integer({ min: 1, max: 6 }),
    more: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    alpha: fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    targets: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
    forbidden: fc.option(fc.array(fc.nat(), { maxLength: 3 }), { nil: undefined }),
    required: fc.option(fc.array(fc.nat(), { maxLength: 2 }), { nil: undefined, freq: 3 }),
    minimumStep: fc.option(fc.double({ min: 0, max: 0.6, noNaN: true }), { nil: undefined, freq: 2 }),
    maximumStep: fc.option(fc.double({ min: 0.2, max: 1.5, noNaN: true }), { nil: undefined, freq: 2 }),
  })
  .map((drawn) => {
    const gallery = seededGallery(drawn.seed, drawn.count, drawn.dimensions, drawn.grid, drawn.k);
    const next = uniform(~drawn.seed);
    const probe = Float32Array.from({ length: drawn.dimensions }, () =>
      drawn.grid === undefined ? next() * 1.5 : Math.floor(next() * drawn.grid * 1.5) / 4,
    );
    const indices = (all: readonly number[]): number[] => all.map((n) => n % drawn.count);
    const { least, more, alpha, minimumStep, maximumStep } = drawn;
    return {
      gallery,
      probe,
      targets: indices(drawn.targets),
      steps: more === undefined ? least : { min: least, max: least + more },
      alpha,
      ...(drawn.forbidden ? { forbidden: new Set(indices(drawn.forbidden)) } : {}),
      ...(drawn.required ? { required: indices(drawn.required) } : {}),
      ...(minimumStep === undefined ? {} : { minimumStep }),
      ...(maximumStep === undefined ? {} : { maximumStep }),
    };
  });
