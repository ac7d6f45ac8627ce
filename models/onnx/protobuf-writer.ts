const textEncoder = new TextEncoder();

/**
 * Writes one protocol-buffer message, field by field, in the order of the calls.
 * Only the wire types that ONNX uses: varint (0), length-delimited (2) and 32-bit (5).
 */
export class ProtobufWriter {
  readonly #chunks: Uint8Array[] = [];
  #length = 0;

  /** A whole number (bool, enum, int64); negative ones as 64-bit two's complement, ten bytes. */
  integer(field: number, value: number): this {
    this.#varint(field * 8);
    return this.#varint(value);
  }

  float(field: number, value: number): this {
    this.#varint(field * 8 + 5);
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    return this.#push(bytes);
  }

  bytes(field: number, value: Uint8Array): this {
    this.#varint(field * 8 + 2);
    this.#varint(value.length);
    return this.#push(value);
  }

  text(field: number, value: string): this {
    return this.bytes(field, textEncoder.encode(value));
  }

  message(field: number, value: ProtobufWriter): this {
    this.#varint(field * 8 + 2);
    this.#varint(value.#length);
    for (const chunk of value.#chunks) this.#push(chunk);
    return this;
  }

  /** Repeated whole numbers, packed into one field. */
  packedIntegers(field: number, values: readonly number[]): this {
    const packed = new ProtobufWriter();
    for (const value of values) packed.#varint(value);
    return this.message(field, packed);
  }

  finish(): Uint8Array {
    const result = new Uint8Array(this.#length);
    let at = 0;
    for (const chunk of this.#chunks) {
      result.set(chunk, at);
      at += chunk.length;
    }
    return result;
  }

  #varint(value: number): this {
    let rest = BigInt.asUintN(64, BigInt(value));
    const bytes: number[] = [];
    while (rest > 127n) {
      bytes.push(Number(rest & 127n) | 128);
      rest >>= 7n;
    }
    bytes.push(Number(rest));
    return this.#push(Uint8Array.from(bytes));
  }

  #push(chunk: Uint8Array): this {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    return this;
  }
}
