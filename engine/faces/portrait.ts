import type { InferenceSession } from '../onnxruntime.ts';
import sharp from 'sharp';

import { closeUp } from './close-up.ts';
import { decode } from './decode.ts';
import { enlarge } from './enlarge.ts';
import type { Point, StagePortrait } from './face.ts';
import { ownColour, separate } from './foreground.ts';
import { guidedFilter } from './guided-filter.ts';
import { personMask } from './person-mask.ts';
import { BACKDROP, type Picture } from './picture.ts';
import { portraitFade, portraitOval } from './portrait-fade.ts';
import { portraitFrame } from './portrait-frame.ts';
import { Pyramid } from './pyramid.ts';
import { apply, invert, type Similarity } from './similarity.ts';
import { warp } from './warp.ts';

/** Side of a stage portrait, px. */
const PORTRAIT_SIZE = 1024;

/** Side on which mask and colours are worked out, px: half the portrait, a quarter of the work. */
const WORK = PORTRAIT_SIZE / 2;

/** Guided filter: 9 px at 512 px and almost no smoothing, so that hair keeps its outline. */
const RADIUS = 9;
const EPSILON = 1e-4;

/** What is less than the first of these is background, what is more than the second is the person. */
const SURE = [0.12, 0.88] as const;

/** Red, green and blue as planes of 0…1. */
function channels({ data, width, height }: Picture): Float32Array[] {
  const planes = [0, 1, 2].map(() => new Float32Array(width * height));
  for (let c = 0; c < 3; c++) {
    const plane = planes[c]!;
    for (let i = 0, from = c; i < plane.length; i++, from += 3) plane[i] = data[from]! / 255;
  }
  return planes;
}

function luma(colours: readonly Float32Array[]): Float32Array {
  const [red, green, blue] = [colours[0]!, colours[1]!, colours[2]!];
  const out = new Float32Array(red.length);
  for (let i = 0; i < out.length; i++) out[i] = 0.299 * red[i]! + 0.587 * green[i]! + 0.114 * blue[i]!;
  return out;
}

/** The guided filter's result with everything nearly sure made sure. */
function matte(guide: Float32Array, slope: Float32Array, offset: Float32Array): Float32Array {
  const [from, to] = SURE;
  const alpha = new Float32Array(guide.length);
  for (let i = 0; i < alpha.length; i++)
    alpha[i] = Math.min(1, Math.max(0, (slope[i]! * guide[i]! + offset[i]! - from) / (to - from)));
  return alpha;
}

function scaled(frame: Similarity, size: number): Similarity {
  return { ...frame, a: frame.a / size, b: frame.b / size };
}

/** The person cut out: alpha and own colours at full size. */
async function cutOut(
  session: InferenceSession,
  pyramid: Pyramid,
  frame: Similarity,
  full: readonly Float32Array[],
): Promise<{ alpha: Float32Array; colours: Float32Array[] }> {
  const coarse = await personMask(session, pyramid, frame, WORK);
  const small = channels(warp(pyramid, scaled(frame, WORK), WORK, WORK, 'border'));
  const guide = luma(small);
  const { slope, offset } = guidedFilter(guide, coarse, WORK, RADIUS, EPSILON);
  const smallAlpha = matte(guide, slope, offset);
  const alpha = matte(luma(full), enlarge(slope, WORK), enlarge(offset, WORK));
  const colours = full.map((channel, c) => {
    const layers = separate(small[c]!, smallAlpha, WORK);
    const [own, behind] = [enlarge(layers.own, WORK), enlarge(layers.behind, WORK)];
    return channel.map((value, i) => ownColour(value, alpha[i]!, own[i]!, behind[i]!));
  });
  return { alpha, colours };
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
  const full = channels(warp(pyramid, scaled(near.frame, size), size, size, 'border'));
  const { alpha, colours } = mask
    ? await cutOut(mask, pyramid, near.frame, full)
    : { alpha: portraitOval(size), colours: full };
  const fade = portraitFade(frame, photo, size);
  const data = new Uint8Array(size * size * 3);
  for (let i = 0; i < size * size; i++) {
    const shown = alpha[i]! * fade[i]!;
    for (let c = 0; c < 3; c++)
      data[3 * i + c] = 255 * colours[c]![i]! * shown + BACKDROP[c]! * (1 - shown) + 0.5;
  }
  const jpeg = await sharp(data, { raw: { width: size, height: size, channels: 3 } })
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toBuffer();
  const toPortrait = invert(frame);
  return { jpeg: new Uint8Array(jpeg), size, landmarks: landmarks.map((point) => apply(toPortrait, point)) };
}
