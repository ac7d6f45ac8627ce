import type { NeighbourLists } from './chain.ts';

/** One float32 below a positive number, so that a promise made in float64 still holds after rounding. */
function roundDown(value: number): number {
  return value === Infinity ? Infinity : Math.fround(value * (1 - 2 ** -22));
}

/**
 * Makes k-nearest lists symmetric: the search walks them in either direction, and a pair that only one of the two faces
 * knows is as good as a pair that both know.
 *
 * @param faces Uint32Array[count × k]: rows of nearest faces, nearest first; only entries with a finite distance count
 * @param distances Float32Array[count × k]
 * @param radius per face: every face nearer than this is in its row (0 promises nothing)
 */
export function symmetricLists(
  count: number,
  k: number,
  faces: Uint32Array,
  distances: Float32Array,
  radius: Float64Array | Float32Array,
): NeighbourLists {
  const listed = (row: number, face: number): boolean => {
    for (let at = row * k; at < (row + 1) * k; at++) {
      if (faces[at] === face && distances[at]! < Infinity) return true;
    }
    return false;
  };
  // Pass 1 counts the pairs that only one side lists; pass 2 appends them to the other side.
  const offsets = new Uint32Array(count + 1);
  const oneSided = new Uint8Array(count * k);
  for (let row = 0; row < count; row++) {
    for (let at = row * k; at < (row + 1) * k; at++) {
      if (distances[at] === Infinity) continue;
      offsets[row + 1]!++;
      if (listed(faces[at]!, row)) continue;
      oneSided[at] = 1;
      offsets[faces[at]! + 1]!++;
    }
  }
  for (let row = 0; row < count; row++) offsets[row + 1]! += offsets[row]!;
  const total = offsets[count]!;
  const allFaces = new Uint32Array(total);
  const allDistances = new Float32Array(total);
  const next = offsets.slice(0, count);
  const append = (row: number, face: number, d: number): void => {
    const at = next[row]!++;
    allFaces[at] = face;
    allDistances[at] = d;
  };
  for (let row = 0; row < count; row++) {
    for (let at = row * k; at < (row + 1) * k; at++) {
      if (distances[at] === Infinity) continue;
      append(row, faces[at]!, distances[at]!);
      if (oneSided[at]) append(faces[at]!, row, distances[at]!);
    }
  }
  for (let row = 0; row < count; row++) sortRow(allFaces, allDistances, offsets[row]!, offsets[row + 1]!);
  return { offsets, faces: allFaces, distances: allDistances, radius: Float32Array.from(radius, roundDown) };
}

/** Nearest first, lower index first among equals. */
function sortRow(faces: Uint32Array, distances: Float32Array, start: number, end: number): void {
  const order = Array.from({ length: end - start }, (_, i) => ({
    face: faces[start + i]!,
    d: distances[start + i]!,
  }));
  order.sort((a, b) => a.d - b.d || a.face - b.face);
  for (const [i, { face, d }] of order.entries()) {
    faces[start + i] = face;
    distances[start + i] = d;
  }
}
