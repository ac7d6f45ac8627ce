import { createRequire } from 'node:module';
import type { HierarchicalNSW } from 'hnswlib-node';
import { distanceBetween } from '../chain/distance.ts';
import type { Neighbours } from './neighbours.ts';

// Links a row and width of the search while building and asking: recall@10 ≥ 0.98 on 128-d faces.
const LINKS = 24;
const BUILD_WIDTH = 200;
const SEARCH_WIDTH = 200;

/** How the optional package is found; a test passes one that finds nothing. */
export type HnswLoader = () => { HierarchicalNSW: typeof HierarchicalNSW } | undefined;

/**
 * An HNSW graph (Malkov & Yashunin 2018) over the rows, in memory: a cache of what SQLite knows.
 * Builds in O(rows · log rows); the same rows and seed give the same graph.
 *
 * @returns undefined where hnswlib-node is not installed (no compiler): use exact search
 */
export function hnswNeighbours(
  vectors: Float32Array,
  dimensions: number,
  load: HnswLoader = loadHnswlib,
): Neighbours | undefined {
  const library = load();
  if (library === undefined) return undefined;
  const rows = vectors.length / dimensions;
  const graph = new library.HierarchicalNSW('l2', dimensions);
  graph.initIndex(rows, LINKS, BUILD_WIDTH, 1);
  for (let row = 0; row < rows; row++) {
    graph.addPoint(Array.from(vectors.subarray(row * dimensions, (row + 1) * dimensions)), row);
  }
  graph.setEf(SEARCH_WIDTH);
  return {
    kind: 'hnsw',
    count: rows,
    nearest(probe, count) {
      const { neighbors } = graph.searchKnn(Array.from(probe), Math.min(count, rows));
      // Measured again here: the graph's own distances are squared and rounded to float32.
      return neighbors
        .map((row) => ({ row, distance: distanceBetween(vectors, row, probe, 0, dimensions) }))
        .sort((a, b) => a.distance - b.distance || a.row - b.row);
    },
  };
}

/** hnswlib-node, or undefined where it was not built. */
export function loadHnswlib(): ReturnType<HnswLoader> {
  try {
    return createRequire(import.meta.url)('hnswlib-node') as { HierarchicalNSW: typeof HierarchicalNSW };
  } catch {
    return undefined;
  }
}
