// Camera pictures (1280 × 720, JPEG) of the built-in sample visitor who stands well, or does one thing wrong.
import sharp from 'sharp';
import { createDemoVisitor } from '../../../engine/generator/demo-visitor.ts';
import { createGenerator } from '../../../engine/generator/generator.ts';
import { HOUSE } from '../../../engine/house.ts';

const [WIDTH, HEIGHT] = [1280, 720];
const WALL = '#6b6055';

export const SCENES = [
  'well',
  'empty',
  'far',
  'near',
  'image-left',
  'image-right',
  'dark',
  'tilted',
  'two',
] as const;
export type Scene = (typeof SCENES)[number];

/** The same head, scaled about the picture's middle, shifted (px), and turned (degrees). */
async function staged(picture: Uint8Array, { scale = 1, shift = 0, turn = 0 }): Promise<Buffer> {
  const turned = await sharp(picture)
    .rotate(turn, { background: WALL })
    .png()
    .toBuffer({ resolveWithObject: true });
  const [width, height] = [Math.round(turned.info.width * scale), Math.round(turned.info.height * scale)];
  const left = Math.round((WIDTH - width) / 2 + shift);
  const top = Math.round((HEIGHT - height) / 2);
  // What sticks out is cut off first: sharp puts nothing on a picture that is smaller than it.
  const visible = {
    left: Math.max(0, -left),
    top: Math.max(0, -top),
    width: Math.min(WIDTH, left + width) - Math.max(0, left),
    height: Math.min(HEIGHT, top + height) - Math.max(0, top),
  };
  const part = await sharp(turned.data).resize(width, height).png().toBuffer();
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: WALL } })
    .composite([
      {
        input: await sharp(part).extract(visible).toBuffer(),
        left: Math.max(0, left),
        top: Math.max(0, top),
      },
    ])
    .jpeg({ quality: 90 })
    .toBuffer();
}

export async function sampleScenes(): Promise<Readonly<Record<Scene, Buffer>>> {
  const generator = await createGenerator(HOUSE.generator);
  try {
    const visitor = await createDemoVisitor(generator).frame(0);
    const head = await sharp(visitor).extract({ left: 320, top: 0, width: 640, height: HEIGHT }).toBuffer();
    const empty = sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: WALL } });
    return {
      well: Buffer.from(visitor),
      empty: await empty.clone().jpeg().toBuffer(),
      far: await staged(visitor, { scale: 0.4 }),
      near: await staged(visitor, { scale: 1.55 }),
      'image-left': await staged(visitor, { shift: -210 }),
      'image-right': await staged(visitor, { shift: 210 }),
      dark: await sharp(visitor).linear(0.22, 0).jpeg({ quality: 90 }).toBuffer(),
      tilted: await staged(visitor, { turn: 30 }),
      two: await empty
        .clone()
        .composite([
          { input: head, left: 0, top: 0 },
          { input: head, left: 640, top: 0 },
        ])
        .jpeg({ quality: 90 })
        .toBuffer(),
    };
  } finally {
    await generator.close();
  }
}
