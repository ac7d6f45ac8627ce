import { join } from 'node:path';

import sharp from 'sharp';

const PICTURES = join(import.meta.dirname, '../../fixtures/pictures');

async function portrait(who: 'woman' | 'man', side: number): Promise<Buffer> {
  return sharp(join(PICTURES, `generated-${who}.jpg`))
    .resize(side, side)
    .jpeg({ quality: 92 })
    .toBuffer();
}

/**
 * Pictures to measure on where no folder is given; nobody in them exists.
 *
 * @param folder where they are put: dlib reads files
 * @returns two portraits of 250 px, two of 1024 px, and a camera frame of 1920 × 1080 px with a visitor in it
 */
export async function generatedPictures(
  folder: string,
): Promise<{ small: string[]; large: string[]; frame: string }> {
  const write = async (name: string, bytes: Buffer): Promise<string> => {
    const file = join(folder, name);
    await sharp(bytes).jpeg({ quality: 92 }).toFile(file);
    return file;
  };
  const both = (side: number): Promise<string[]> =>
    Promise.all(
      (['woman', 'man'] as const).map(async (who) => write(`${who}-${side}.jpg`, await portrait(who, side))),
    );
  const visitor = { input: await portrait('man', 800), left: 560, top: 200 };
  const frame = sharp({ create: { width: 1920, height: 1080, channels: 3, background: '#786e64' } });
  return {
    small: await both(250),
    large: await both(1024),
    frame: await write('frame.jpg', await frame.composite([visitor]).png().toBuffer()),
  };
}
