import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';

import { BYTES_LIMIT, decode } from '../../engine/faces/decode.ts';
import { PictureError } from '../../engine/faces/picture-error.ts';
import { generatedFace, pngHeader } from './fixture.ts';

/** Left half red, right half blue: every decoder and every rotation shows. */
function twoColours(width = 80, height = 40): Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#d02010' } }).composite([
    {
      input: { create: { width: width / 2, height, channels: 3, background: '#1030c0' } },
      left: width / 2,
      top: 0,
    },
  ]);
}

async function refusal(bytes: Uint8Array): Promise<PictureError> {
  const error: unknown = await decode(bytes).catch((cause: unknown) => cause);
  if (!(error instanceof PictureError)) throw new Error(`not refused but ${String(error)}`);
  return error;
}

function pixel({ data, width }: { data: Uint8Array; width: number }, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}

const near = (value: number[], wanted: number[], tolerance: number): void => {
  value.forEach((v, i) => {
    expect(Math.abs(v - wanted[i]!), `channel ${i} of ${value.join()}`).toBeLessThanOrEqual(tolerance);
  });
};

const RED = [0xd0, 0x20, 0x10];
const BLUE = [0x10, 0x30, 0xc0];

describe('decode', () => {
  it.each(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const)('reads %s', async (format) => {
    const picture = await decode(
      await twoColours()
        .png()
        .toBuffer()
        .then((png) => sharp(png).toFormat(format).toBuffer()),
    );
    expect([picture.width, picture.height, picture.data.length]).toEqual([80, 40, 80 * 40 * 3]);
    near(pixel(picture, 10, 20), RED, 14);
    near(pixel(picture, 70, 20), BLUE, 14);
  });

  it.each([
    [1, 80, 40, [10, 20]],
    [3, 80, 40, [70, 20]],
    [6, 40, 80, [20, 10]],
    [8, 40, 80, [20, 70]],
  ] as const)('turns EXIF orientation %i upright', async (orientation, width, height, [x, y]) => {
    const picture = await decode(
      await twoColours().jpeg({ quality: 95 }).withMetadata({ orientation }).toBuffer(),
    );
    expect([picture.width, picture.height]).toEqual([width, height]);
    near(pixel(picture, x, y), RED, 10);
  });

  it('makes CMYK, greyscale and 16 bits plain sRGB', async () => {
    const png = await twoColours().png().toBuffer();
    const cmyk = await sharp(png).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer();
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk');
    const fromCmyk = await decode(cmyk);
    // CMYK cannot hold these colours exactly, but red stays red.
    expect(pixel(fromCmyk, 10, 20)[0]).toBeGreaterThan(150);
    expect(pixel(fromCmyk, 70, 20)[2]).toBeGreaterThan(120);
    const grey = pixel(await decode(await sharp(png).greyscale().jpeg().toBuffer()), 10, 20);
    expect(new Set(grey).size).toBe(1);
    near(pixel(await decode(await sharp(png).toColourspace('rgb16').png().toBuffer()), 70, 20), BLUE, 1);
  });

  it('converts a wide-gamut profile to sRGB', async () => {
    const p3 = await twoColours()
      .png()
      .toBuffer()
      .then((png) => sharp(png).withIccProfile('p3').png().toBuffer());
    expect((await sharp(p3).metadata()).icc).toBeDefined();
    near(pixel(await decode(p3), 10, 20), RED, 3);
  });

  it('shows the backdrop through transparent parts', async () => {
    const clear = {
      create: { width: 20, height: 20, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0 } },
    } as const;
    expect(pixel(await decode(await sharp(clear).png().toBuffer()), 10, 10)).toEqual([0x38, 0x34, 0x32]);
  });

  it('takes the first frame of an animated GIF', async () => {
    const frames = await Promise.all(
      ['#d02010', '#1030c0'].map((background) =>
        sharp({ create: { width: 30, height: 20, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const gif = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 100] })
      .toBuffer();
    expect((await sharp(gif).metadata()).pages).toBe(2);
    const picture = await decode(gif);
    expect([picture.width, picture.height]).toEqual([30, 20]);
    near(pixel(picture, 15, 10), RED, 6);
  });

  it('refuses a text file named .jpg, an empty file and other kinds of files, each with its own sentence', async () => {
    const text = await refusal(Buffer.from('Dear theatre, please find my face attached.'));
    expect(text.code).toBe('not-a-picture');
    expect(text.message).toMatch(/not a picture.*Use a JPEG/);
    expect((await refusal(new Uint8Array(0))).code).toBe('empty-picture');
    const heic = await refusal(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'));
    expect(heic.code).toBe('unsupported-picture');
    expect(heic.message).toMatch(/HEIC.*Export it as JPEG/);
    // libvips could draw SVG, but an SVG may name other files.
    expect((await refusal(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).code).toBe(
      'unsupported-picture',
    );
  });

  it('refuses a JPEG that was cut off anywhere', async () => {
    const whole = await generatedFace('woman');
    for (const share of [0.02, 0.5, 0.98]) {
      const error = await refusal(whole.subarray(0, Math.floor(whole.length * share)));
      expect(error.code, `${share} of the file`).toBe('damaged-picture');
      expect(error.message).toMatch(/damaged or incomplete/);
    }
  });

  it('refuses a 30,000 × 30,000 PNG by its header, without the memory for it', async () => {
    const before = process.memoryUsage().rss;
    const error = await refusal(pngHeader(30_000, 30_000));
    expect(error.code).toBe('picture-too-large');
    expect(error.message).toMatch(/30000 × 30000 px; the limit is 100 megapixels/);
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });

  it('refuses more than 64 MB before looking inside', async () => {
    expect((await refusal(new Uint8Array(BYTES_LIMIT + 1))).code).toBe('picture-too-large');
  });
});
