/** Formats by content: those we decode, those we know but cannot decode, and everything else. */
export type PictureFormat =
  | { readonly kind: 'supported'; readonly name: 'JPEG' | 'PNG' | 'GIF' | 'WebP' | 'TIFF' | 'AVIF' }
  | { readonly kind: 'unsupported'; readonly name: string }
  | { readonly kind: 'unknown' };

const SIGNATURES: readonly (readonly [offset: number, bytes: string, format: PictureFormat])[] = [
  [0, '\xff\xd8\xff', { kind: 'supported', name: 'JPEG' }],
  [0, '\x89PNG\r\n\x1a\n', { kind: 'supported', name: 'PNG' }],
  [0, 'GIF87a', { kind: 'supported', name: 'GIF' }],
  [0, 'GIF89a', { kind: 'supported', name: 'GIF' }],
  [8, 'WEBP', { kind: 'supported', name: 'WebP' }],
  [0, 'II*\0', { kind: 'supported', name: 'TIFF' }],
  [0, 'MM\0*', { kind: 'supported', name: 'TIFF' }],
  [0, 'BM', { kind: 'unsupported', name: 'a BMP picture' }],
  [0, '8BPS', { kind: 'unsupported', name: 'a Photoshop document' }],
  [0, '\xff\x0a', { kind: 'unsupported', name: 'a JPEG XL picture' }],
  [0, '\0\0\0\x0cJXL ', { kind: 'unsupported', name: 'a JPEG XL picture' }],
  [0, '\0\0\0\x0cjP  ', { kind: 'unsupported', name: 'a JPEG 2000 picture' }],
  [0, '%PDF', { kind: 'unsupported', name: 'a PDF document' }],
  [0, '<svg', { kind: 'unsupported', name: 'an SVG drawing' }],
  [0, '\x1a\x45\xdf\xa3', { kind: 'unsupported', name: 'a Matroska or WebM film' }],
];

/** Brands of ISO media files (`ftyp` box); AVIF is the one that our decoder reads. */
function isoMedia(brands: string): PictureFormat {
  if (/avi[fs]/.test(brands)) return { kind: 'supported', name: 'AVIF' };
  if (/hei[cxms]|hev[cx]|mif1|msf1/.test(brands)) return { kind: 'unsupported', name: 'a HEIC picture' };
  return { kind: 'unsupported', name: 'a film' };
}

/**
 * What a file is, by its first bytes: names lie (`.jpg` on a text file), and only formats named here ever
 * reach the decoder (libvips would also open SVG, which may refer to other files).
 */
export function pictureFormat(bytes: Uint8Array): PictureFormat {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64)).toString('latin1');
  for (const [offset, signature, format] of SIGNATURES) if (head.startsWith(signature, offset)) return format;
  if (head.startsWith('ftyp', 4)) return isoMedia(head.slice(8));
  return { kind: 'unknown' };
}
