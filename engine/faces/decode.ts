import sharp from 'sharp';

import { BACKDROP, type Picture } from './picture.ts';
import { PictureError } from './picture-error.ts';
import { pictureFormat } from './picture-format.ts';

/** Largest file that is opened at all, bytes. */
export const BYTES_LIMIT = 64 * 1024 * 1024;

/** Largest picture that is decoded, px: 300 MB as RGB, and more than any camera a visitor brings. */
const PIXELS_LIMIT = 100_000_000;

const [red, green, blue] = BACKDROP;

interface Header {
  readonly width: number;
  readonly height: number;
}

function damaged(format: string, cause: unknown): PictureError {
  const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
  return new PictureError(
    'damaged-picture',
    `The ${format} picture is damaged or incomplete (${reason}). Copy or export it again and use the new file.`,
    { cause },
  );
}

/** Width and height from the header alone, nothing decoded. */
async function readHeader(bytes: Uint8Array, format: string): Promise<Header> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw damaged(format, cause);
  }
}

/**
 * Decodes a picture file into upright sRGB pixels.
 *
 * Goes by content, not by name. Honours EXIF orientation and colour profiles; CMYK and greyscale become
 * sRGB; transparent parts show the backdrop; of an animation, the first frame. Limits are checked on the
 * header before anything is decoded.
 *
 * @param bytes the whole file
 * @throws PictureError `empty-picture`, `not-a-picture`, `unsupported-picture`, `damaged-picture` or
 *   `picture-too-large`
 */
export async function decode(bytes: Uint8Array): Promise<Picture> {
  if (bytes.length === 0)
    throw new PictureError('empty-picture', 'The file is empty (0 bytes). Copy or export the picture again.');
  if (bytes.length > BYTES_LIMIT)
    throw new PictureError(
      'picture-too-large',
      `The file has ${(bytes.length / 2 ** 20).toFixed(0)} MB; the limit is ${BYTES_LIMIT / 2 ** 20} MB. Export it smaller, as JPEG.`,
    );
  const format = pictureFormat(bytes);
  if (format.kind === 'unknown')
    throw new PictureError(
      'not-a-picture',
      'The file is not a picture, whatever its name says. Use a JPEG, PNG, WebP, AVIF, GIF or TIFF file.',
    );
  if (format.kind === 'unsupported')
    throw new PictureError(
      'unsupported-picture',
      `The file is ${format.name}, which cannot be read here. Export it as JPEG or PNG and use that.`,
    );
  const header = await readHeader(bytes, format.name);
  if (header.width * header.height > PIXELS_LIMIT)
    throw new PictureError(
      'picture-too-large',
      `The picture is ${header.width} × ${header.height} px; the limit is ${PIXELS_LIMIT / 1e6} megapixels. Export it smaller, 6000 px wide at most.`,
    );
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: PIXELS_LIMIT, failOn: 'error', pages: 1 })
      .autoOrient()
      .flatten({ background: { r: red, g: green, b: blue } })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new Error(`${info.channels} colour channels`);
    return { width: info.width, height: info.height, data };
  } catch (cause) {
    throw damaged(format.name, cause);
  }
}
