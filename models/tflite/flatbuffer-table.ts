// FlatBuffers (https://flatbuffers.dev/internals), read without generated code.

/**
 * One table of a flatbuffer. Fields are addressed by their number in the schema; a missing field gives its default.
 * Every access is checked against the end of the buffer, so a damaged file ends in an error, never in a wild read.
 */
export class FlatbufferTable {
  readonly #view: DataView;
  readonly #at: number;
  readonly #vtable: number;
  readonly #vtableSize: number;

  constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
    this.#vtable = at - read(view, at, 4, (v, p) => v.getInt32(p, true));
    this.#vtableSize = read(view, this.#vtable, 2, (v, p) => v.getUint16(p, true));
  }

  /** The root table of a file that carries this identifier (four letters). */
  static root(bytes: Uint8Array, identifier: string): FlatbufferTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const found = bytes.length < 8 ? '' : String.fromCharCode(...bytes.subarray(4, 8));
    if (found !== identifier)
      throw new Error(`Not a ${identifier} file: it does not say ${identifier} at byte 4.`);
    return new FlatbufferTable(view, view.getUint32(0, true));
  }

  /** Where the table starts in the file, in bytes. */
  get position(): number {
    return this.#at;
  }

  byte(field: number, fallback = 0): number {
    const at = this.#find(field);
    return at === undefined ? fallback : read(this.#view, at, 1, (v, p) => v.getUint8(p));
  }

  integer(field: number, fallback = 0): number {
    const at = this.#find(field);
    return at === undefined ? fallback : read(this.#view, at, 4, (v, p) => v.getInt32(p, true));
  }

  float(field: number, fallback = 0): number {
    const at = this.#find(field);
    return at === undefined ? fallback : read(this.#view, at, 4, (v, p) => v.getFloat32(p, true));
  }

  text(field: number): string {
    return new TextDecoder().decode(this.bytes(field));
  }

  table(field: number): FlatbufferTable | undefined {
    const at = this.#find(field);
    return at === undefined ? undefined : new FlatbufferTable(this.#view, this.#follow(at));
  }

  tables(field: number): FlatbufferTable[] {
    const { start, length } = this.#vector(field, 4);
    return Array.from({ length }, (_, i) => new FlatbufferTable(this.#view, this.#follow(start + i * 4)));
  }

  integers(field: number): number[] {
    const { start, length } = this.#vector(field, 4);
    return Array.from({ length }, (_, i) => this.#view.getInt32(start + i * 4, true));
  }

  bytes(field: number): Uint8Array {
    const { start, length } = this.#vector(field, 1);
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + start, length);
  }

  /** Where the elements of a vector start in the file, in bytes, or undefined where the field is missing. */
  vectorPosition(field: number): number | undefined {
    return this.#find(field) === undefined ? undefined : this.#vector(field, 1).start;
  }

  #find(field: number): number | undefined {
    const entry = 4 + field * 2;
    if (entry + 2 > this.#vtableSize) return undefined;
    const offset = read(this.#view, this.#vtable + entry, 2, (v, p) => v.getUint16(p, true));
    return offset === 0 ? undefined : this.#at + offset;
  }

  #vector(field: number, elementSize: number): { start: number; length: number } {
    const at = this.#find(field);
    if (at === undefined) return { start: 0, length: 0 };
    const header = this.#follow(at);
    const length = read(this.#view, header, 4, (v, p) => v.getUint32(p, true));
    if (header + 4 + length * elementSize > this.#view.byteLength) throw damaged(header);
    return { start: header + 4, length };
  }

  #follow(at: number): number {
    return at + read(this.#view, at, 4, (v, p) => v.getUint32(p, true));
  }
}

function read(view: DataView, at: number, size: number, get: (view: DataView, at: number) => number): number {
  if (at < 0 || at + size > view.byteLength) throw damaged(at);
  return get(view, at);
}

function damaged(at: number): Error {
  return new Error(`The model file is damaged or cut off: it refers to byte ${at}, which it does not have.`);
}
