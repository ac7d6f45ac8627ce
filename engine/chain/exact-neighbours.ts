import type { NeighbourLists } from './chain.ts';
import { distanceBetween } from './distance.ts';
import { symmetricLists } from './symmetric-lists.ts';

/**
 * The exact nearest faces of every face by comparing all pairs: the oracle for approximate lists, and quick enough to be
 * the product's way up to some ten thousand faces (n²/2 distances).
 *
 * @param k how many nearest faces a row holds at least (fewer in a smaller gallery); symmetry makes rows longer
 */
export function exactNeighbours(
  vectors: Float32Array,
  count: number,
  dimensions: number,
  k: number,
): NeighbourLists {
  const width = Math.min(k, Math.max(0, count - 1));
  const faces = new Uint32Array(count * width);
  const distances = new Float64Array(count * width).fill(Infinity);
  const radius = new Float64Array(count).fill(Infinity);
  const offer = (row: number, face: number, d: number): void => {
    const start = row * width;
    let at = start + width - 1;
    if (width === 0 || d >= distances[at]!) {
      if (d < radius[row]!) radius[row] = d;
      return;
    }
    // The one that falls out is the nearest face that the row does not hold.
    if (distances[at]! < radius[row]!) radius[row] = distances[at]!;
    while (at > start && distances[at - 1]! > d) {
      distances[at] = distances[at - 1]!;
      faces[at] = faces[at - 1]!;
      at--;
    }
    distances[at] = d;
    faces[at] = face;
  };
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      const d = distanceBetween(vectors, i, vectors, j, dimensions);
      offer(i, j, d);
      offer(j, i, d);
    }
  }
  return symmetricLists(count, width, faces, Float32Array.from(distances), radius);
}
