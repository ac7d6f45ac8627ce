// A WebAssembly kernel, assembled here because it is one short loop and needs no compiler on anybody's machine: JavaScript
// has no vector instructions, and comparing all pairs of a gallery is where they count.

/** Numbers per face that the kernel looks at: 16, and 16 more where those do not tell. */
export const SCANNED = 32;
const BYTES = SCANNED * 4;
const PAGE = 65_536;

const I32 = 0x7f;
const F32 = 0x7d;
const V128 = 0x7b;
const SIMD = 0xfd;

// Parameters, then locals.
const ROW = 0;
const AT = 1;
const END = 2;
const LIMIT = 3;
const OUT = 4;

const ACC = 5;
const DIFFERENCE = 6;
const FIRST = 7;

const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const tee = (local: number): number[] => [0x22, local];
const loadVector = (offset: number): number[] => [SIMD, 0x00, 2, ...leb(offset)];
const SUB = [SIMD, ...leb(0xe5)];
const MUL = [SIMD, ...leb(0xe6)];
const ADD = [SIMD, ...leb(0xe4)];
const lane = (n: number): number[] => [SIMD, 0x1f, n];
const F32_ADD = 0x92;
const F32_GT = 0x5e;
const I32_ADD = 0x6a;
const constant = (value: number): number[] => [0x41, ...signedLeb(value)];

/** What is used of WebAssembly; the types that come with Node leave it out. */
interface Assembly {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (code: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: { readonly s: (...words: number[]) => number } };
}

/** Faces of a gallery, and which of them may be near a given one. */
export interface NearScan {
  /**
   * Faces of `from` … `to − 1` whose first numbers are no farther (squared, float32) than `limit` from those of `face`.
   *
   * @returns a view, overwritten by the next call
   */
  near(face: number, from: number, to: number, limit: number): Uint32Array;
}

/**
 * @param prefixes Float32Array[count × SCANNED], row-major
 * @param widest the most faces that one call looks at
 */
export function nearScan(prefixes: Float32Array, count: number, widest: number): NearScan {
  const out = count * BYTES;
  const { Memory, Module, Instance } = (globalThis as unknown as { readonly WebAssembly: Assembly })
    .WebAssembly;
  const memory = new Memory({ initial: Math.ceil((out + widest * 4 + 16) / PAGE) + 1 });
  new Float32Array(memory.buffer).set(prefixes.subarray(0, count * SCANNED));
  const { exports } = new Instance(new Module(assembled()), { e: { m: memory } });
  const found = new Uint32Array(memory.buffer, out, widest);
  return {
    near(face, from, to, limit) {
      const end = exports.s(face * BYTES, from * BYTES, to * BYTES, limit, out);
      const many = (end - out) >>> 2;
      for (let i = 0; i < many; i++) found[i] = found[i]! / BYTES;
      return found.subarray(0, many);
    },
  };
}

/** The module: one function `s(row, at, end, limit, out)`, byte addresses all, that writes the addresses of near faces. */
function assembled(): Uint8Array<ArrayBuffer> {
  const half = (first: number): number[] => {
    const code: number[] = [];
    for (let v = first; v < first + 4; v++) {
      code.push(...get(FIRST + v), ...get(AT), ...loadVector(v * 16), ...SUB, ...tee(DIFFERENCE));
      code.push(...get(DIFFERENCE), ...MUL);
      if (v > first) code.push(...ADD);
    }
    return code;
  };
  const total = [
    ...[...get(ACC), ...lane(0), ...get(ACC), ...lane(1), F32_ADD],
    ...[...get(ACC), ...lane(2), ...get(ACC), ...lane(3), F32_ADD, F32_ADD],
  ];
  const tooFar = [...total, ...get(LIMIT), F32_GT, 0x0d, 0]; // br_if 0: leave the block, go on with the next face
  const rows = Array.from({ length: 8 }, (_, v) => [...get(ROW), ...loadVector(v * 16), ...set(FIRST + v)]);
  const body = [
    ...rows.flat(),
    ...[0x02, 0x40, 0x03, 0x40], // block (1), loop (0)
    ...[...get(AT), ...get(END), 0x4f, 0x0d, 1], // at >= end: leave
    ...[0x02, 0x40], // block: a face
    ...[...half(0), ...set(ACC), ...tooFar],
    ...[...half(4), ...get(ACC), ...ADD, ...set(ACC), ...tooFar],
    ...[...get(OUT), ...get(AT), 0x36, 2, 0], // i32.store
    ...[...get(OUT), ...constant(4), I32_ADD, ...set(OUT)],
    0x0b,
    ...[...get(AT), ...constant(BYTES), I32_ADD, ...set(AT), 0x0c, 0], // next face
    ...[0x0b, 0x0b],
    ...[...get(OUT), 0x0b],
  ];
  const locals = [1, 10, V128];
  const code = [...locals, ...body];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 5, I32, I32, I32, F32, I32, 1, I32]),
    ...section(2, [1, 1, 0x65, 1, 0x6d, 2, 0, 0]), // import memory "e" "m", at least 0 pages
    ...section(3, [1, 0]),
    ...section(7, [1, 1, 0x73, 0, 0]),
    ...section(10, [1, ...leb(code.length), ...code]),
  ]);
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...leb(content.length), ...content];
}

/** Unsigned LEB128. */
function leb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
}

/** Signed LEB128 of a number that is not negative. */
function signedLeb(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signedLeb(value >>> 7)];
}
