import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactNeighbours } from '../../engine/gallery/exact-neighbours.ts';
import { hnswNeighbours, loadHnswlib } from '../../engine/gallery/hnsw-neighbours.ts';
import { EXACT_UP_TO, indexNeighbours } from '../../engine/gallery/index-neighbours.ts';
import { seededRandom } from '../../engine/generator/random.ts';

function matrix(rows: number, dimensions: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  return Float32Array.from({ length: rows * dimensions }, () => random() * 2 - 1);
}

describe('exact neighbours', () => {
  test('come nearest first, each row once, equal ones by row', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer(),
        (rows, count, seed) => {
          const vectors = matrix(rows, 4, seed);
          vectors.copyWithin(0, (rows - 1) * 4); // the last row again as the first: a tie
          const found = exactNeighbours(vectors, 4).nearest(vectors.slice(0, 4), count);
          expect(found).toHaveLength(Math.min(rows, count));
          expect(found[0]).toEqual({ row: 0, distance: 0 });
          for (let i = 1; i < found.length; i++)
            expect(found[i]!.distance).toBeGreaterThanOrEqual(found[i - 1]!.distance);
          expect(new Set(found.map((one) => one.row)).size).toBe(found.length);
        },
      ),
    );
  });
});

describe('HNSW neighbours', () => {
  const there = loadHnswlib() !== undefined;

  test.runIf(there)('agree with exact search on at least 95 % of the nearest ten', () => {
    const vectors = matrix(2000, 32, 1);
    const probes = matrix(50, 32, 2);
    const [exact, hnsw] = [exactNeighbours(vectors, 32), hnswNeighbours(vectors, 32)!];
    let agreed = 0;
    for (let p = 0; p < 50; p++) {
      const probe = probes.slice(p * 32, (p + 1) * 32);
      const truth = new Set(exact.nearest(probe, 10).map((one) => one.row));
      agreed += hnsw.nearest(probe, 10).filter((one) => truth.has(one.row)).length;
    }
    expect(agreed / 500).toBeGreaterThanOrEqual(0.95);
  });

  test('a machine where hnswlib could not be built searches exactly', () => {
    expect(hnswNeighbours(matrix(10, 4, 1), 4, () => undefined)).toBeUndefined();
    expect(indexNeighbours(matrix(10, 4, 1), 4).kind).toBe('exact');
  });

  test('an empty gallery has no neighbours', () => {
    expect(indexNeighbours(new Float32Array(0), 0).nearest(new Float32Array(128), 5)).toEqual([]);
    expect(EXACT_UP_TO).toBeGreaterThanOrEqual(40_000);
  });
});
