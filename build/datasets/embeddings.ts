import { EMBEDDING_LENGTH } from '../../engine/faces/face.ts';

/** Euclidean distance of two embeddings. */
export function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < EMBEDDING_LENGTH; i++) sum += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(sum);
}

/** Little-endian float32, one embedding after the other. */
export function packEmbeddings(embeddings: readonly Float32Array[]): Uint8Array {
  const bytes = new Uint8Array(embeddings.length * EMBEDDING_LENGTH * 4);
  const view = new DataView(bytes.buffer);
  embeddings.forEach((embedding, i) => {
    embedding.forEach((value, n) => {
      view.setFloat32((i * EMBEDDING_LENGTH + n) * 4, value, true);
    });
  });
  return bytes;
}
