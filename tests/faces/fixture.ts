import { crc32 } from 'node:zlib';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';

import sharp from 'sharp';

/** Where set-up puts the converted networks. */
export const MODELS = join(import.meta.dirname, '../../models/built');

/** A generated face of 512 × 512 px from tests/fixtures/pictures. */
export function generatedFace(who: 'woman' | 'man'): Promise<Buffer> {
  return readFile(join(import.meta.dirname, `../fixtures/pictures/generated-${who}.jpg`));
}

/** A picture on which faces are pasted: `[face, side, left, top]` in px. */
export async function scene(
  width: number,
  height: number,
  faces: readonly (readonly [face: Uint8Array, side: number, left: number, top: number])[],
): Promise<Buffer> {
  const pasted = await Promise.all(
    faces.map(async ([face, side, left, top]) => ({
      input: await sharp(face).resize(side, side).png().toBuffer(),
      left,
      top,
    })),
  );
  return sharp({ create: { width, height, channels: 3, background: '#786e64' } })
    .composite(pasted)
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** Euclidean. */
export function distance(one: Float32Array, other: Float32Array): number {
  return Math.hypot(...one.map((value, i) => value - other[i]!));
}

/** The header of a greyscale PNG of any size, with a right checksum and next to no data. */
export function pngHeader(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', Buffer.from([0x78, 0x9c])),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
