import type { InferenceSession } from '../onnxruntime.ts';
import sharp from 'sharp';

import { closeUp } from './close-up.ts';
import { decode } from './decode.ts';
import type { Point, StagePortrait } from './face.ts';
import { BACKDROP, type Picture } from './picture.ts';
import { cutOut, cutOutRows } from './portrait-cut-out.ts';
import { portraitFadeRow, portraitOvalRow } from './portrait-fade.ts';
import { portraitFrame } from './portrait-frame.ts';
import { Pyramid } from './pyramid.ts';
import { apply, invert } from './similarity.ts';
import { warp } from './warp.ts';

/** Side of a stage portrait, px. */
const PORTRAIT_SIZE = 1024;

/** Side on which mask and colours are worked out, px: half the portrait, a quarter of the work. */
const WORK = PORTRAIT_SIZE / 2;

/** The photo as it is, in a soft oval: the same reader of rows as `cutOutRows`. */
function ovalRows(full: Picture): ReturnType<typeof cutOutRows> {
  return (y, alpha, colours) => {
    portraitOvalRow(full.width, y, alpha);
    const from = y * full.width * 3;
    for (let i = 0; i < colours.length; i++) colours[i] = full.data[from + i]! / 255;
  };
}

/**
 * Draws a face for the projector: square, where every face of the gallery has its eyes, cut out on the backdrop.
 *
 * @param bytes the picture file
 * @param landmarks 468 mesh points, px of the upright picture
 * @param mask the person mask network; without it the face stands in a soft oval
 * @throws PictureError when the file cannot be read
 */
export async function drawPortrait(
  bytes: Uint8Array,
  landmarks: readonly Point[],
  mask: InferenceSession | undefined,
): Promise<StagePortrait> {
  const photo = await decode(bytes);
  const frame = portraitFrame(landmarks);
  const size = PORTRAIT_SIZE;
  const near = await closeUp(photo, frame, size);
  const pyramid = new Pyramid(near.picture);
  const toSource = { ...near.frame, a: near.frame.a / size, b: near.frame.b / size };
  const full = warp(pyramid, toSource, size, size, 'border');
  const readRow = mask ? cutOutRows(await cutOut(mask, pyramid, near.frame, WORK), full) : ovalRows(full);
  const alpha = new Float32Array(size);
  const fade = new Float32Array(size);
  const colours = new Float32Array(3 * size);
  const [red, green, blue] = BACKDROP;
  const data = Buffer.alloc(size * size * 3, Uint8Array.of(red, green, blue));
  for (let y = 0, to = 0; y < size; y++) {
    readRow(y, alpha, colours);
    portraitFadeRow(frame, photo, size, y, fade);
    for (let x = 0; x < size; x++, to += 3) {
      const shown = alpha[x]! * fade[x]!;
      if (shown === 0) continue;
      const hidden = 1 - shown;
      data[to] = 255 * colours[3 * x]! * shown + red * hidden + 0.5;
      data[to + 1] = 255 * colours[3 * x + 1]! * shown + green * hidden + 0.5;
      data[to + 2] = 255 * colours[3 * x + 2]! * shown + blue * hidden + 0.5;
    }
  }
  const jpeg = await sharp(data, { raw: { width: size, height: size, channels: 3 } })
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toBuffer();
  const toPortrait = invert(frame);
  return { jpeg: new Uint8Array(jpeg), size, landmarks: landmarks.map((point) => apply(toPortrait, point)) };
}
