import { crc32 } from 'node:zlib';

/** One file of an archive; its data starts on a multiple of 16 so that it can be used in place. */
export interface ZipEntry {
  readonly name: string;
  readonly data: Uint8Array;
}

const ALIGNMENT = 16;
/** 1 January 1980, the earliest date of the format: the same files give the same archive. */
const DATE = 0x21;
/** Identifier of the extra field that holds the padding: private use, ignored by every reader. */
const PADDING_FIELD = 0x5054;

/** An uncompressed ZIP archive (PKWARE APPNOTE 6.3: local headers, central directory, end record). */
export function encodeStoredZip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { name, data } of entries) {
    const encoded = new TextEncoder().encode(name);
    // An extra field is at least its own four bytes of header.
    const fixed = at + 30 + encoded.length + 4;
    const extra = new Uint8Array(4 + ((ALIGNMENT - (fixed % ALIGNMENT)) % ALIGNMENT));
    const extraView = new DataView(extra.buffer);
    extraView.setUint16(0, PADDING_FIELD, true);
    extraView.setUint16(2, extra.length - 4, true);
    const shared = sharedHeader(encoded.length, data);
    const local = concatenate([header(0x04034b50, 4), shared, lengthField(extra.length), encoded, extra]);
    // Version made by; after the shared part: extra, comment, disk, attributes, then where the local header stands.
    const tail = new Uint8Array(16);
    new DataView(tail.buffer).setUint32(12, at, true);
    directory.push(concatenate([header(0x02014b50, 6), shared, tail, encoded]));
    parts.push(local, data);
    at += local.length + data.length;
  }
  const central = concatenate(directory);
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, entries.length, true);
  view.setUint16(10, entries.length, true);
  view.setUint32(12, central.length, true);
  view.setUint32(16, at, true);
  return concatenate([...parts, central, end]);
}

/** Signature, then (only in the directory) the version of the maker. */
function header(signature: number, length: 4 | 6): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  if (length === 6) view.setUint16(4, 20, true);
  return bytes;
}

/** What both headers have: version needed, flags, method (stored), time, date, checksum, sizes, length of the name. */
function sharedHeader(nameLength: number, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(24);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 20, true);
  view.setUint16(8, DATE, true);
  view.setUint32(10, crc32(data), true);
  view.setUint32(14, data.length, true);
  view.setUint32(18, data.length, true);
  view.setUint16(22, nameLength, true);
  return bytes;
}

function lengthField(length: number): Uint8Array {
  return Uint8Array.of(length & 255, length >> 8);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
