import { describe, expect, it } from 'vitest';
import { closestTarget, randomTarget, ugliestTarget } from '../../engine/chain/choose-target.ts';

const gallery = { count: 4, dimensions: 2, vectors: Float32Array.from([0, 0, 1, 0, 9, 9, 0, 1]) };

describe('choosing a target', () => {
  it('closest: the one most like the visitor, the lower index among equals', () => {
    expect(closestTarget(gallery, Float32Array.from([0.9, 0]), [0, 1, 2, 3])).toBe(1);
    expect(closestTarget(gallery, Float32Array.from([1, 1]), [3, 1])).toBe(1);
  });

  it('ugliest: the curator’s rating, else the one farthest from the mean face', () => {
    expect(ugliestTarget(gallery, [0, 1, 2, 3])).toBe(2);
    expect(ugliestTarget(gallery, [0, 1, 2, 3], (face) => [undefined, 4, 3, undefined][face])).toBe(1);
  });

  it('random: the same for the same seed in whatever order, and every target now and then', () => {
    expect(randomTarget([3, 1, 2], 5)).toBe(randomTarget([1, 2, 3], 5));
    expect(new Set(Array.from({ length: 60 }, (_, seed) => randomTarget([1, 2, 3], seed)))).toEqual(
      new Set([1, 2, 3]),
    );
  });

  it('refuses an empty choice', () => {
    expect(() => randomTarget([], 1)).toThrow(RangeError);
    expect(() => closestTarget(gallery, new Float32Array(2), [])).toThrow(RangeError);
  });
});
