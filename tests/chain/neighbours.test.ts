import { describe, expect, it } from 'vitest';
import { forestNeighbours } from '../../engine/chain/forest-neighbours.ts';
import type { NeighbourLists } from '../../engine/chain/chain.ts';
import { distanceBetween } from '../../engine/chain/distance.ts';
import { exactNeighbours } from '../../engine/chain/exact-neighbours.ts';
import { radiusNeighbours } from '../../engine/chain/radius-neighbours.ts';
import { refreshedNeighbours } from '../../engine/chain/refreshed-neighbours.ts';
import { seededGallery, uniform } from './galleries.ts';

const COUNT = 400;
const D = 24;
const { vectors } = seededGallery(17, COUNT, D);
const row = (lists: NeighbourLists, face: number): number[] => [
  ...lists.faces.subarray(lists.offsets[face], lists.offsets[face + 1]),
];

/** What every kind of list promises, checked on all pairs. */
function check(lists: NeighbourLists): void {
  for (let i = 0; i < COUNT; i++) {
    const faces = row(lists, i);
    expect(new Set(faces).size).toBe(faces.length);
    for (let j = 0; j < COUNT; j++) {
      if (i === j) continue;
      const d = distanceBetween(vectors, i, vectors, j, D);
      const at = faces.indexOf(j);
      if (at < 0) expect(d).toBeGreaterThanOrEqual(lists.radius[i]!);
      else expect(lists.distances[lists.offsets[i]! + at]).toBe(Math.fround(d));
      expect(row(lists, j).includes(i)).toBe(at >= 0);
    }
    const lengths = lists.distances.slice(lists.offsets[i], lists.offsets[i + 1]);
    expect(lengths.toSorted()).toEqual(lengths);
  }
}

describe('neighbour lists keep their promise: symmetric, sorted, nobody nearer than the radius is missing', () => {
  it('all pairs within a radius', () => {
    const lists = radiusNeighbours(vectors, COUNT, D, 40);
    check(lists);
    expect(lists.faces.length / COUNT).toBeGreaterThan(25);
    expect(lists.faces.length / COUNT).toBeLessThan(60);
  });

  it('the k nearest', () => {
    const lists = exactNeighbours(vectors, COUNT, D, 9);
    check(lists);
    for (let i = 0; i < COUNT; i++) {
      const nearest = Array.from({ length: COUNT }, (_, j) => j)
        .filter((j) => j !== i)
        .sort(
          (a, b) => distanceBetween(vectors, i, vectors, a, D) - distanceBetween(vectors, i, vectors, b, D),
        );
      expect(row(lists, i).slice(0, 9)).toEqual(nearest.slice(0, 9));
    }
  });

  it('approximate lists promise nothing, and find most of the nearest', () => {
    const lists = forestNeighbours(vectors, COUNT, D, 8, uniform(3));
    check(lists);
    expect(lists.radius.every((radius) => radius === 0)).toBe(true);
    const exact = exactNeighbours(vectors, COUNT, D, 1);
    const found = Array.from({ length: COUNT }, (_, i) => row(lists, i)[0] === row(exact, i)[0]).filter(
      Boolean,
    );
    expect(found.length / COUNT).toBeGreaterThan(0.9);
  });

  it('lists refreshed after faces went and came are those built anew', () => {
    const old = radiusNeighbours(vectors, COUNT, D, 40);
    const keep = Array.from({ length: COUNT }, (_, i) => i).filter((i) => i % 7 !== 3);
    const came = seededGallery(18, 20, D).vectors;
    const now = new Float32Array((keep.length + 20) * D);
    // The new faces stand in front, so that every index moves.
    now.set(came);
    for (const [i, face] of keep.entries()) now.set(vectors.subarray(face * D, (face + 1) * D), (20 + i) * D);
    const before = Int32Array.from([...new Array<number>(20).fill(-1), ...keep]);
    const lists = refreshedNeighbours(old, before, now, D);
    const radius = lists.radius[0]!;
    for (let i = 0; i < before.length; i++) {
      const expected = Array.from({ length: before.length }, (_, j) => ({
        j,
        d: distanceBetween(now, i, now, j, D),
      }))
        .filter(({ j, d }) => j !== i && d < radius)
        .map(({ j }) => j);
      expect(row(lists, i).toSorted((a, b) => a - b)).toEqual(expected);
    }
  });
});
