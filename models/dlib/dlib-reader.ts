// dlib's serialisation (dlib/serialize.h, dlib/float_details.h), read without dlib.

/** A float32 tensor of dlib: samples × channels × rows × columns, row-major. */
export interface DlibTensor {
  readonly shape: readonly [number, number, number, number];
  readonly values: Float32Array;
}

const INFINITE = 32000;
const NEGATIVE_INFINITE = 32001;
const NOT_A_NUMBER = 32002;

/** Reads dlib's primitive values one after the other; throws where the file ends early or is not dlib's. */
export class DlibReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Bytes read so far. */
  get position(): number {
    return this.#at;
  }

  /** Bytes not read yet. */
  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  /** A whole number: a control byte (length 1…8, bit 7 = negative), then the little-endian magnitude. */
  integer(): number {
    const control = this.#take(1)[0]!;
    const size = control & 0x0f;
    if ((control & 0x70) !== 0 || size === 0 || size > 8) {
      throw this.fault(`no whole number starts with byte 0x${control.toString(16)}`);
    }
    let magnitude = 0;
    const bytes = this.#take(size);
    for (let i = size - 1; i >= 0; i -= 1) magnitude = magnitude * 256 + bytes[i]!;
    if (!Number.isSafeInteger(magnitude)) throw this.fault('a whole number is out of range');
    return (control & 0x80) === 0 ? magnitude : -magnitude;
  }

  /** A fraction: mantissa × 2^exponent, with three reserved exponents for ±∞ and not-a-number. */
  fraction(): number {
    const mantissa = this.integer();
    const exponent = this.integer();
    if (exponent === INFINITE) return Infinity;
    if (exponent === NEGATIVE_INFINITE) return -Infinity;
    if (exponent === NOT_A_NUMBER) return NaN;
    return mantissa * 2 ** exponent;
  }

  boolean(): boolean {
    const byte = this.#take(1)[0]!;
    if (byte !== 0x30 && byte !== 0x31) throw this.fault(`0x${byte.toString(16)} is neither '0' nor '1'`);
    return byte === 0x31;
  }

  text(): string {
    const length = this.count('text length');
    return new TextDecoder('latin1').decode(this.#take(length));
  }

  /** A whole number that counts things or sizes: 0 or more. */
  count(what: string): number {
    const value = this.integer();
    if (value < 0) throw this.fault(`${what} is negative (${value})`);
    return value;
  }

  tensor(): DlibTensor {
    this.expectVersion('tensor', [2]);
    const shape = [this.count('size'), this.count('size'), this.count('size'), this.count('size')] as const;
    const length = shape[0] * shape[1] * shape[2] * shape[3];
    // Before anything is allocated: a damaged size must not ask for gigabytes.
    if (length * 4 > this.remaining)
      throw this.fault(`a tensor of ${length} numbers does not fit in the file`);
    const start = this.#at;
    this.#take(length * 4);
    const values = new Float32Array(length);
    for (let i = 0; i < length; i += 1) values[i] = this.#view.getFloat32(start + i * 4, true);
    return { shape, values };
  }

  /** The shape of a part of another tensor. */
  tensorAlias(): readonly [number, number, number, number] {
    this.expectVersion('tensor alias', [1]);
    return [this.count('size'), this.count('size'), this.count('size'), this.count('size')];
  }

  expectVersion(what: string, known: readonly number[]): number {
    const version = this.integer();
    if (!known.includes(version))
      throw this.fault(`${what} has version ${version}, known: ${known.join(', ')}`);
    return version;
  }

  /** An error that says where in the file it happened. */
  fault(reason: string): Error {
    return new Error(`Not a readable dlib file: ${reason} (at byte ${this.#at} of ${this.#bytes.length}).`);
  }

  #take(length: number): Uint8Array {
    if (length > this.remaining) throw this.fault(`it ends ${length - this.remaining} bytes too early`);
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
}
