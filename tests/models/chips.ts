import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { fixtures } from './source-files.ts';

const folder = join(fixtures, 'dlib/chips');

/** File names of the generated face chips. */
export const chipNames = readdirSync(folder).sort();

/** A chip's pixels, 150 × 150 × RGB. */
export async function readChip(name: string): Promise<Uint8Array> {
  const { data, info } = await sharp(join(folder, name)).raw().toBuffer({ resolveWithObject: true });
  if (info.width !== 150 || info.height !== 150 || info.channels !== 3)
    throw new Error(`${name} is not a chip.`);
  return data;
}

/** Interleaved RGB → float32 planes, 0…255. */
export function toPlanes(pixels: Uint8Array): Float32Array {
  const size = pixels.length / 3;
  const planes = new Float32Array(pixels.length);
  for (let i = 0; i < size; i += 1) {
    for (let c = 0; c < 3; c += 1) planes[c * size + i] = pixels[i * 3 + c]!;
  }
  return planes;
}
