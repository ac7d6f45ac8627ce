import { exactNeighbours } from './exact-neighbours.ts';
import { hnswNeighbours } from './hnsw-neighbours.ts';

/** A face of the gallery by its row, and how far it is. */
export interface Neighbour {
  readonly row: number;
  /** Euclidean. */
  readonly distance: number;
}

/** Finds the nearest rows of a matrix of embeddings. */
export interface Neighbours {
  /** What answers: "exact", or "hnsw" (approximate). */
  readonly kind: 'exact' | 'hnsw';
  readonly count: number;
  /**
   * @param probe Float32Array[dimensions]
   * @param count how many are wanted; fewer come back from a smaller gallery
   * @returns nearest first; equal distances by row
   */
  nearest(probe: Float32Array, count: number): readonly Neighbour[];
}

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
