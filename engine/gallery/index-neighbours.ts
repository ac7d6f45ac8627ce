import { exactNeighbours } from './exact-neighbours.ts';
import { hnswNeighbours } from './hnsw-neighbours.ts';
import type { Neighbours } from './neighbours.ts';

/** Up to here a full scan takes less than 10 ms and is right by construction. */
export const EXACT_UP_TO = 50_000;

/**
 * Chooses the way to search: exact up to {@link EXACT_UP_TO} faces, HNSW beyond, and exact again
 * where hnswlib-node could not be built (it is an optional dependency; a stranger's machine has no
 * compiler).
 */
export function indexNeighbours(vectors: Float32Array, dimensions: number): Neighbours {
  const count = dimensions === 0 ? 0 : vectors.length / dimensions;
  return (
    (count > EXACT_UP_TO ? hnswNeighbours(vectors, dimensions) : undefined) ??
    exactNeighbours(vectors, dimensions)
  );
}
