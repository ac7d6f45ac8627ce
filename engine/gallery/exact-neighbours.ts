import { distanceBetween } from '../chain/distance.ts';
import type { Neighbour, Neighbours } from './neighbours.ts';

/** Looks at every row: O(rows × dimensions) a probe, always right; the oracle for every other index. */
export function exactNeighbours(vectors: Float32Array, dimensions: number): Neighbours {
  const rows = dimensions === 0 ? 0 : vectors.length / dimensions;
  return {
    kind: 'exact',
    count: rows,
    nearest(probe, count) {
      const all: Neighbour[] = [];
      for (let row = 0; row < rows; row++)
        all.push({ row, distance: distanceBetween(vectors, row, probe, 0, dimensions) });
      all.sort((a, b) => a.distance - b.distance || a.row - b.row);
      return all.slice(0, count);
    },
  };
}
