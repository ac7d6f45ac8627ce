import type { NeighbourLists } from './chain.ts';
import { distanceBetween } from './distance.ts';
import { NearPairs } from './near-pairs.ts';
import { nearScan, SCANNED } from './near-scan.ts';
import { onPrincipalAxes } from './principal-axes.ts';

/** Faces compared with all others in one go: 512 KB, which stay in the processor's cache. */
const TILE = 4096;
/** Room for the rounding of the turned embeddings: a prefix must exceed the squared radius by this factor; enough for the float32 sums as well. */
const ROOM = 1 + 1e-4;
const SAMPLED_PAIRS = 200_000;

/**
 * All pairs nearer than a radius, exactly: n²/2 comparisons, most of them given up after 16 numbers. With such lists the
 * search proves its answer without measuring anything itself, as long as no useful step is longer than the radius.
 *
 * @param perFace how many faces a row should hold on average; the radius is the quantile of (sampled) distances that
 *   gives that many. A gallery no larger than that gets complete lists.
 */
export function radiusNeighbours(
  vectors: Float32Array,
  count: number,
  dimensions: number,
  perFace: number,
): NeighbourLists {
  const radius =
    perFace >= count - 1 ? Infinity : quantile(vectors, count, dimensions, perFace / (count - 1));
  const prefixes = onPrincipalAxes(vectors, count, dimensions, SCANNED);
  const scan = nearScan(prefixes, count, TILE);
  const limit = radius * radius * ROOM;
  const pairs = new NearPairs();
  for (let tile = 0; tile < count; tile += TILE) {
    for (let i = tile + 1; i < count; i++) {
      for (const j of scan.near(i, tile, Math.min(i, tile + TILE), limit)) {
        const d = distanceBetween(vectors, i, vectors, j, dimensions);
        if (d < radius) pairs.add(i, j, d);
      }
    }
  }
  return pairs.lists(count, radius);
}

/** The distance below which this share of all pairs lies, from pairs spread over the gallery in a fixed order. */
function quantile(vectors: Float32Array, count: number, dimensions: number, share: number): number {
  const sample: number[] = [];
  // Steps that share no factor with a power of two walk over all faces.
  for (let pair = 0; sample.length < SAMPLED_PAIRS && pair < 4 * SAMPLED_PAIRS; pair++) {
    const i = (pair * 7919) % count;
    const j = (pair * 104_729 + Math.floor(pair / count) + 1) % count;
    if (i !== j) sample.push(distanceBetween(vectors, i, vectors, j, dimensions));
  }
  sample.sort((a, b) => a - b);
  return sample[Math.min(sample.length - 1, Math.floor(share * sample.length))] ?? 0;
}
