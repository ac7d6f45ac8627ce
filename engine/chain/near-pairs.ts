import type { NeighbourLists } from './chain.ts';

const BUCKETS = 65_536;

/** Collects pairs of near faces, each once, and makes symmetric lists of them. */
export class NearPairs {
  #from = new Uint32Array(1024);
  #to = new Uint32Array(1024);
  #lengths = new Float32Array(1024);
  #count = 0;

  /** @param length Euclidean */
  add(from: number, to: number, length: number): void {
    if (this.#count === this.#from.length) {
      this.#from = grown(this.#from);
      this.#to = grown(this.#to);
      this.#lengths = grown(this.#lengths);
    }
    this.#from[this.#count] = from;
    this.#to[this.#count] = to;
    this.#lengths[this.#count++] = length;
  }

  /**
   * @param count faces in the gallery
   * @param radius every pair nearer than this has been added; Infinity if every pair has
   */
  lists(count: number, radius: number): NeighbourLists {
    const from = this.#from.subarray(0, this.#count);
    const to = this.#to.subarray(0, this.#count);
    const lengths = this.#lengths.subarray(0, this.#count);
    const offsets = new Uint32Array(count + 1);
    for (const face of from) offsets[face + 1]!++;
    for (const face of to) offsets[face + 1]!++;
    for (let face = 0; face < count; face++) offsets[face + 1]! += offsets[face]!;
    const next = offsets.slice(0, count);
    const faces = new Uint32Array(2 * this.#count);
    const distances = new Float32Array(2 * this.#count);
    const put = (row: number, face: number, length: number): void => {
      let at = next[row]!++;
      for (; at > offsets[row]! && isAfter(distances[at - 1]!, faces[at - 1]!, length, face); at--) {
        faces[at] = faces[at - 1]!;
        distances[at] = distances[at - 1]!;
      }
      faces[at] = face;
      distances[at] = length;
    };
    // Dealt out in buckets of length, shortest first, so that rows come out nearly sorted.
    for (const pair of byLength(lengths)) {
      put(from[pair]!, to[pair]!, lengths[pair]!);
      put(to[pair]!, from[pair]!, lengths[pair]!);
    }
    // Rounded down: a promise made in float64 must still hold in float32.
    const promised = radius === Infinity ? Infinity : Math.fround(radius * (1 - 2 ** -22));
    return { offsets, faces, distances, radius: new Float32Array(count).fill(promised) };
  }
}

/** Nearest first, lower index first among equals. */
function isAfter(length: number, face: number, otherLength: number, otherFace: number): boolean {
  return length > otherLength || (length === otherLength && face > otherFace);
}

/** Pairs in ascending order of length but for differences within a bucket. */
function byLength(lengths: Float32Array): Uint32Array {
  let longest = 0;
  for (const length of lengths) if (length > longest) longest = length;
  const scale = longest > 0 ? (BUCKETS - 1) / longest : 0;
  const starts = new Uint32Array(BUCKETS + 1);
  for (const length of lengths) starts[Math.floor(length * scale) + 1]!++;
  for (let bucket = 0; bucket < BUCKETS; bucket++) starts[bucket + 1]! += starts[bucket]!;
  const order = new Uint32Array(lengths.length);
  for (let pair = 0; pair < lengths.length; pair++)
    order[starts[Math.floor(lengths[pair]! * scale)]!++] = pair;
  return order;
}

function grown<T extends Uint32Array | Float32Array>(values: T): T {
  const larger = new (values.constructor as new (length: number) => T)(values.length * 2);
  larger.set(values);
  return larger;
}
