/**
 * Numbers as a database keeps them: little-endian float32, 4 bytes each.
 *
 * @param vector any length; the bytes are a copy
 */
export function bytesOfVector(vector: Float32Array): Uint8Array {
  const bytes = new Uint8Array(vector.length * 4);
  const view = new DataView(bytes.buffer);
  vector.forEach((value, index) => {
    view.setFloat32(index * 4, value, true);
  });
  return bytes;
}

/**
 * The reverse of {@link bytesOfVector}.
 *
 * @throws when the bytes are not whole numbers of 4
 */
export function vectorOfBytes(bytes: Uint8Array): Float32Array {
  if (bytes.length % 4 !== 0) throw new Error(`${bytes.length} bytes are no float32 vector`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) => view.getFloat32(index * 4, true));
}
