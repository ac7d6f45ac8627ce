import type { NeighbourLists } from './chain.ts';
import { distanceBetween } from './distance.ts';
import { onPrincipalAxes } from './principal-axes.ts';

/** Numbers after which a pair is given up, if it is already too far. */
const PREFIXES = [8, 24, 64] as const;
/** Room for the rounding of the turned embeddings: a prefix must exceed the squared radius by this factor. */
const ROOM = 1 + 1e-4;
const SAMPLED_PAIRS = 200_000;

/**
 * All pairs nearer than a radius, exactly: n²/2 comparisons, most of them given up after 8 numbers. With such lists the
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
  const turned = onPrincipalAxes(vectors, count, dimensions);
  const limit = radius * radius * ROOM;
  const prefixes = PREFIXES.filter((end) => end < dimensions);
  let from = new Uint32Array(1024);
  let to = new Uint32Array(1024);
  let lengths = new Float32Array(1024);
  let pairs = 0;
  const degrees = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      if (isFar(turned, i * dimensions, j * dimensions, prefixes, limit)) continue;
      const d = distanceBetween(vectors, i, vectors, j, dimensions);
      if (d >= radius) continue;
      if (pairs === from.length) {
        from = grown(from);
        to = grown(to);
        lengths = grown(lengths);
      }
      from[pairs] = i;
      to[pairs] = j;
      lengths[pairs++] = d;
      degrees[i]!++;
      degrees[j]!++;
    }
  }
  return rowsOf(count, degrees, from, to, lengths, pairs, radius);
}

function isFar(
  turned: Float32Array,
  p: number,
  q: number,
  prefixes: readonly number[],
  limit: number,
): boolean {
  let sum = 0;
  let c = 0;
  for (const end of prefixes) {
    for (; c < end; c++) {
      const difference = turned[p + c]! - turned[q + c]!;
      sum += difference * difference;
    }
    if (sum > limit) return true;
  }
  return false;
}

function rowsOf(
  count: number,
  degrees: Uint32Array,
  from: Uint32Array,
  to: Uint32Array,
  lengths: Float32Array,
  pairs: number,
  radius: number,
): NeighbourLists {
  const offsets = new Uint32Array(count + 1);
  for (let face = 0; face < count; face++) offsets[face + 1] = offsets[face]! + degrees[face]!;
  const next = offsets.slice(0, count);
  const faces = new Uint32Array(2 * pairs);
  const distances = new Float32Array(2 * pairs);
  // Pairs are dealt out in buckets of length, shortest first, so that rows come out nearly sorted.
  for (const pair of byLength(lengths.subarray(0, pairs))) {
    for (const [row, face] of [
      [from[pair]!, to[pair]!],
      [to[pair]!, from[pair]!],
    ] as const) {
      let at = next[row]!++;
      const length = lengths[pair]!;
      for (; at > offsets[row]! && distances[at - 1]! > length; at--) {
        faces[at] = faces[at - 1]!;
        distances[at] = distances[at - 1]!;
      }
      faces[at] = face;
      distances[at] = length;
    }
  }
  return {
    offsets,
    faces,
    distances,
    radius: new Float32Array(count).fill(
      radius === Infinity ? Infinity : Math.fround(radius * (1 - 2 ** -22)),
    ),
  };
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

function grown<T extends Uint32Array | Float32Array>(values: T): T {
  const larger = new (values.constructor as new (length: number) => T)(values.length * 2);
  larger.set(values);
  return larger;
}

/** Pairs in ascending order of length but for differences within one of 65,536 buckets. */
function byLength(lengths: Float32Array): Uint32Array {
  let longest = 0;
  for (const length of lengths) if (length > longest) longest = length;
  const scale = longest > 0 ? 65_535 / longest : 0;
  const starts = new Uint32Array(65_537);
  for (const length of lengths) starts[Math.floor(length * scale) + 1]!++;
  for (let bucket = 0; bucket < 65_536; bucket++) starts[bucket + 1]! += starts[bucket]!;
  const order = new Uint32Array(lengths.length);
  for (const [pair, length] of lengths.entries()) order[starts[Math.floor(length * scale)]!++] = pair;
  return order;
}
