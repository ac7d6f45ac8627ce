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
