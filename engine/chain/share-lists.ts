import type { NeighbourLists } from './chain.ts';

/** Copies lists to shared memory, once per gallery version, so that every search thread reads the same ones. */
export function shareLists(lists: NeighbourLists): NeighbourLists {
  return {
    offsets: shared(Uint32Array, lists.offsets),
    faces: shared(Uint32Array, lists.faces),
    distances: shared(Float32Array, lists.distances),
    radius: shared(Float32Array, lists.radius),
  };
}

/** Embeddings on shared memory: the same array if they lie there already. */
export function shareVectors(vectors: Float32Array): Float32Array {
  return vectors.buffer instanceof SharedArrayBuffer ? vectors : shared(Float32Array, vectors);
}

function shared<T extends Uint32Array | Float32Array>(
  Kind: { new (buffer: SharedArrayBuffer): T; readonly BYTES_PER_ELEMENT: number },
  values: T,
): T {
  const copy = new Kind(new SharedArrayBuffer(values.length * Kind.BYTES_PER_ELEMENT));
  copy.set(values);
  return copy;
}
