/** The numbers of a little-endian IEEE 754 binary16 array, exactly, as float32. */
export function float16ToFloat32(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const result = new Float32Array(bytes.byteLength / 2);
  for (let i = 0; i < result.length; i += 1) {
    const bits = view.getUint16(i * 2, true);
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    const sign = bits & 0x8000 ? -1 : 1;
    if (exponent === 0) result[i] = sign * fraction * 2 ** -24;
    else if (exponent === 31) result[i] = fraction === 0 ? sign * Infinity : NaN;
    else result[i] = sign * (1024 + fraction) * 2 ** (exponent - 25);
  }
  return result;
}
