// Makes detail/: node models/generator/make-detail.ts <folder of the 200 portraits> [index…]
// What each portrait's code leaves out (pores, lashes, single hairs), as one luma picture per portrait, WebP.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { createDecoder } from '../../engine/generator/decoder.ts';
import { BACKDROP } from '../../engine/generator/defringe.ts';
import { sampleField } from '../../engine/generator/field.ts';
import type { Latent } from '../../engine/generator/latent.ts';
import { PICTURE_SIZE, readMemory } from '../../engine/generator/memory.ts';
import { createCodeMixer } from '../../engine/generator/mix-code.ts';
import { mixField } from '../../engine/generator/mix-field.ts';
import { sampleCubic } from './sample-cubic.ts';
import { searchSimilarity, type Plate, type Sample } from './similarity-search.ts';

const AREA = PICTURE_SIZE * PICTURE_SIZE;
const PHOTOGRAPH = 1024;
const QUALITY = 82;
/** Above this difference (of 255) the face was not found in the photograph. */
const WORST = 22;
const LUMA = [0.299, 0.587, 0.114] as const;

const [source, ...only] = process.argv.slice(2);
if (source === undefined) {
  console.error('Use: node models/generator/make-detail.ts <folder of the 200 portraits> [index…]');
  process.exit(2);
}
const memory = await readMemory(import.meta.dirname);
const decoder = await createDecoder(memory.folder, 1);
const mixCode = createCodeMixer(memory);
await mkdir(join(memory.folder, 'detail'), { recursive: true });

for (const { index, sex } of memory.portraits) {
  if (only.length > 0 && !only.includes(String(index))) continue;
  // The portraits' own numbering: a hundred women, then a hundred men.
  const photograph = await sharp(join(source, sex, `${index % 100}.jpg`))
    .removeAlpha()
    .raw()
    .toBuffer();
  const latent: Latent = {
    version: 1,
    members: [[index, 0]],
    weights: Array.from({ length: 6 }, () => [1]),
    gains: 1,
  };
  const decoded = await decoder.decode(mixCode(latent));
  const field = mixField(memory, latent);
  const byte = (channel: number, i: number) => (decoded[channel * AREA + i]! + 1) * 127.5;

  const samples: Sample[] = [];
  for (let y = 16; y < 420; y += 2) {
    for (let x = 16; x < PICTURE_SIZE - 16; x += 2) {
      const i = y * PICTURE_SIZE + x;
      if (byte(3, i) < 0.985 * 255) continue;
      const [dx, dy] = sampleField(field, x, y);
      samples.push([x + dx, y + dy, byte(0, i), byte(1, i), byte(2, i)]);
    }
  }
  const { placement, rms } = searchSimilarity(await pyramidOf(photograph), samples);
  if (rms > WORST) console.error(`Portrait ${index}: off by ${rms.toFixed(1)} of 255. Look at it.`);

  const light = Float32Array.from({ length: PHOTOGRAPH ** 2 }, (_, i) =>
    LUMA.reduce((sum, weight, c) => sum + weight * photograph[3 * i + c]!, 0),
  );
  const ground = LUMA.reduce((sum, weight, c) => sum + weight * (BACKDROP[c]! + 1) * 127.5, 0);
  const band = Buffer.alloc(AREA, 128);
  for (let y = 0; y < PICTURE_SIZE; y++) {
    for (let x = 0; x < PICTURE_SIZE; x++) {
      const i = y * PICTURE_SIZE + x;
      const alpha = Math.min(1, Math.max(0, byte(3, i) / 255));
      const [dx, dy] = sampleField(field, x, y);
      const u = placement.a * (x + dx) - placement.b * (y + dy) + placement.tx;
      const v = placement.b * (x + dx) + placement.a * (y + dy) + placement.ty;
      if (alpha < 0.02 || u < 0 || v < 0 || u > PHOTOGRAPH - 1 || v > PHOTOGRAPH - 1) continue;
      const there = sampleCubic(light, PHOTOGRAPH, u, v) * alpha + ground * (1 - alpha);
      const here = LUMA.reduce((sum, weight, c) => sum + weight * byte(c, i), 0);
      band[i] = Math.min(255, Math.max(0, Math.round(there - here + 128)));
    }
  }
  const webp = sharp(band, { raw: { width: PICTURE_SIZE, height: PICTURE_SIZE, channels: 1 } }).webp({
    quality: QUALITY,
    effort: 6,
  });
  await writeFile(
    join(memory.folder, 'detail', `${String(index).padStart(3, '0')}.webp`),
    await webp.toBuffer(),
  );
  console.error(`Portrait ${index}: ${rms.toFixed(1)} of 255`);
}
await decoder.close();

async function pyramidOf(photograph: Buffer): Promise<Plate[]> {
  const raw = { width: PHOTOGRAPH, height: PHOTOGRAPH, channels: 3 } as const;
  return Promise.all(
    [0, 1, 2, 3, 4].map(async (level) => {
      const size = PHOTOGRAPH >> level;
      return {
        size,
        rgb: await sharp(photograph, { raw }).resize(size, size, { kernel: 'cubic' }).raw().toBuffer(),
      };
    }),
  );
}
