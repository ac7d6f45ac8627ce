import type { NeighbourLists } from './chain.ts';
import { distanceBetween } from './distance.ts';
import { onPrincipalAxes } from './principal-axes.ts';
import { symmetricLists } from './symmetric-lists.ts';

const TREES = 6;
/** Faces in a leaf, all of which are compared with each other. */
const LEAF = 256;
/** Principal components that decide a side of a split, and that a comparison looks at first. */
const COMPONENTS = 16;

/**
 * Approximate nearest faces for very large galleries without native code: a forest of trees that halve the gallery at the
 * median between two of its faces (as Annoy does, but balanced), all pairs compared within a leaf. O(n log n).
 *
 * The lists promise nothing (`radius` 0), so no chain found with them alone is called optimal.
 *
 * @param random uniform in [0, 1); the same sequence gives the same lists
 */
export function forestNeighbours(
  vectors: Float32Array,
  count: number,
  dimensions: number,
  k: number,
  random: () => number,
): NeighbourLists {
  const turned = onPrincipalAxes(vectors, count, dimensions);
  const components = Math.min(COMPONENTS, dimensions);
  const faces = new Uint32Array(count * k);
  const distances = new Float32Array(count * k).fill(Infinity);
  const offer = (face: number, other: number, d: number): void => {
    const row = face * k;
    if (d >= distances[row + k - 1]!) return;
    // Another tree may have found the same pair.
    for (let at = row; at < row + k && distances[at]! <= d; at++) if (faces[at] === other) return;
    let slot = row + k - 1;
    for (; slot > row && distances[slot - 1]! > d; slot--) {
      distances[slot] = distances[slot - 1]!;
      faces[slot] = faces[slot - 1]!;
    }
    distances[slot] = d;
    faces[slot] = other;
  };
  for (let tree = 0; tree < TREES; tree++) {
    for (const leaf of leaves(turned, count, dimensions, components, random)) {
      for (let a = 1; a < leaf.length; a++) {
        const face = leaf[a]!;
        for (let b = 0; b < a; b++) {
          const other = leaf[b]!;
          const worst = Math.max(distances[face * k + k - 1]!, distances[other * k + k - 1]!);
          if (squared(turned, face, other, dimensions, components) >= worst * worst) continue;
          const d = Math.fround(distanceBetween(vectors, face, vectors, other, dimensions));
          offer(face, other, d);
          offer(other, face, d);
        }
      }
    }
  }
  return symmetricLists(count, k, faces, distances, new Float32Array(count));
}

/** Splits all faces into leaves of at most `LEAF`: views of one array, one after the other. */
function* leaves(
  turned: Float32Array,
  count: number,
  stride: number,
  components: number,
  random: () => number,
): Generator<Uint32Array> {
  const open = [Uint32Array.from({ length: count }, (_, face) => face)];
  for (let part = open.pop(); part; part = open.pop()) {
    if (part.length <= LEAF) {
      yield part;
      continue;
    }
    const p = part[Math.floor(random() * part.length)]! * stride;
    const q = part[Math.floor(random() * part.length)]! * stride;
    const sides = new Float32Array(part.length);
    for (const [i, face] of part.entries()) {
      let side = 0;
      for (let c = 0; c < components; c++)
        side += turned[face * stride + c]! * (turned[p + c]! - turned[q + c]!);
      sides[i] = side;
    }
    const middle = part.length >> 1;
    const median = sides.toSorted()[middle]!;
    const near = new Uint32Array(middle);
    const far = new Uint32Array(part.length - middle);
    let nears = 0;
    let fars = 0;
    for (const [i, face] of part.entries()) {
      // Equal ones (copies of a face) go wherever there is room, so that every split ends.
      const toNear = (sides[i]! < median && nears < middle) || fars === far.length;
      if (toNear) near[nears++] = face;
      else far[fars++] = face;
    }
    open.push(near, far);
  }
}

/** Squared distance over the first principal components. */
function squared(turned: Float32Array, a: number, b: number, stride: number, components: number): number {
  let sum = 0;
  for (let p = a * stride, q = b * stride, end = p + components; p < end; p++, q++) {
    const difference = turned[p]! - turned[q]!;
    sum += difference * difference;
  }
  return sum;
}
