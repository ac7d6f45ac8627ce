/**
 * Sorts faces by a distance, lower index first among equals: buckets of equal width, then insertion within a bucket. Some
 * times quicker than a comparing sort where there are many faces, because distances are spread evenly enough.
 *
 * @param faces in ascending order
 * @param distances per gallery index
 * @param end all distances are in 0 … end
 */
export function orderByDistance(faces: Uint32Array, distances: Float64Array, end: number): Uint32Array {
  const buckets = Math.max(1, faces.length);
  const starts = new Uint32Array(buckets + 1);
  const scale = buckets / end;
  const bucketOf = (face: number): number => Math.min(buckets - 1, Math.floor(distances[face]! * scale));
  for (const face of faces) starts[bucketOf(face) + 1]!++;
  for (let bucket = 0; bucket < buckets; bucket++) starts[bucket + 1]! += starts[bucket]!;
  const next = starts.slice(0, buckets);
  const sorted = new Uint32Array(faces.length);
  for (const face of faces) {
    const bucket = bucketOf(face);
    let at = next[bucket]!++;
    // Faces come in ascending order: an equal one that is there already stays before.
    while (at > starts[bucket]! && distances[sorted[at - 1]!]! > distances[face]!) {
      sorted[at] = sorted[at - 1]!;
      at--;
    }
    sorted[at] = face;
  }
  return sorted;
}
