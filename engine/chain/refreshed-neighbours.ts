import type { NeighbourLists } from './chain.ts';
import { distanceBetween } from './distance.ts';
import { NearPairs } from './near-pairs.ts';

/**
 * Lists for a gallery from which faces went and to which faces came, made from the old ones: only the new faces are
 * compared with everybody. The result is what building from scratch with the same radius gives.
 *
 * @param old exact lists of one radius (`radiusNeighbours`) for the gallery as it was, made with the same embedding model
 * @param before per face of the new gallery, its index in the old one; −1 for a new face
 */
export function refreshedNeighbours(
  old: NeighbourLists,
  before: Int32Array,
  vectors: Float32Array,
  dimensions: number,
): NeighbourLists {
  const count = before.length;
  const now = new Int32Array(old.offsets.length - 1).fill(-1);
  for (let face = 0; face < count; face++) if (before[face]! >= 0) now[before[face]!] = face;
  const radius = old.radius[0] ?? Infinity;
  const pairs = new NearPairs();
  for (let face = 0; face < count; face++) {
    const row = before[face]!;
    if (row < 0) {
      for (let other = 0; other < count; other++) {
        // Two new faces meet twice: once is enough.
        if (other === face || (before[other]! < 0 && other > face)) continue;
        const d = distanceBetween(vectors, face, vectors, other, dimensions);
        if (d < radius) pairs.add(face, other, d);
      }
      continue;
    }
    for (let at = old.offsets[row]!; at < old.offsets[row + 1]!; at++) {
      const other = now[old.faces[at]!]!;
      if (other >= 0 && other < face) pairs.add(face, other, old.distances[at]!);
    }
  }
  return pairs.lists(count, radius);
}
