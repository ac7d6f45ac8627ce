// Draws a dataset for looking at it: node build/datasets/contact-sheet.ts starter|rogues <out.png> [from] [count] [px]
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import { roguesFileSchema, starterFileSchema } from '../../engine/generator/dataset.ts';
import { createGenerator } from '../../engine/generator/generator.ts';

const [set, out, from = '0', count = '80', side = '200'] = process.argv.slice(2);
if ((set !== 'starter' && set !== 'rogues') || out === undefined) {
  console.error('Use: node build/datasets/contact-sheet.ts starter|rogues <out.png> [from] [count] [px]');
  process.exit(2);
}
const root = join(import.meta.dirname, '../..');
const json: unknown = JSON.parse(await readFile(join(root, 'datasets', set, 'faces.json'), 'utf8'));
const { faces } = set === 'starter' ? starterFileSchema.parse(json) : roguesFileSchema.parse(json);
const shown = faces.slice(Number(from), Number(from) + Number(count));
const generator = await createGenerator(join(root, 'models/generator'));

const px = Number(side);
const columns = Math.max(1, Math.min(shown.length, Math.floor(2000 / px)));
const tiles: OverlayOptions[] = [];
for (const [i, { id, latent }] of shown.entries()) {
  const { rgb, size } = await generator.render(latent);
  const left = (i % columns) * px;
  const top = Math.floor(i / columns) * px;
  const face = sharp(rgb, { raw: { width: size, height: size, channels: 3 } }).resize(px, px);
  const label = `<svg width="${px}" height="20"><text x="3" y="15" font-size="14" fill="#d9a441">${id}</text></svg>`;
  tiles.push({ input: await face.png().toBuffer(), left, top }, { input: Buffer.from(label), left, top });
}
await generator.close();
await sharp({
  create: {
    width: columns * px,
    height: Math.ceil(shown.length / columns) * px,
    channels: 3,
    background: '#1d1916',
  },
})
  .composite(tiles)
  .png()
  .toFile(out);
console.error(`${shown.length} faces in ${out}`);
