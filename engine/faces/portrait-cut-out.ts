import type { InferenceSession } from '../onnxruntime.ts';

import { enlargeRow } from './enlarge.ts';
import { type Layers, ownColour, separate } from './foreground.ts';
import { guidedFilter } from './guided-filter.ts';
import { personMask } from './person-mask.ts';
import type { Picture } from './picture.ts';
import type { Pyramid } from './pyramid.ts';
import type { Similarity } from './similarity.ts';
import { warp } from './warp.ts';

/** Guided filter: 9 px at 512 px and almost no smoothing, so that hair keeps its outline. */
const RADIUS = 9;
const EPSILON = 1e-4;

/** What is less than the first of these is background, what is more than the second is the person. */
const [BACKGROUND, PERSON] = [0.12, 0.88];

/** A person cut out of a photo, on a grid half as fine as the portrait: `size * size` values in every plane. */
export interface CutOut {
  readonly size: number;
  /** The mask of any pixel is `slope · luma + offset`: so it is as sharp as the pixels that it is asked about. */
  readonly slope: Float32Array;
  readonly offset: Float32Array;
  /** Red, green and blue. */
  readonly layers: readonly Layers[];
}

/** 0…1 for red, green and blue of 0…1. */
function luma(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

/** The guided filter's result with everything nearly sure made sure. */
function matte(slope: number, offset: number, guide: number): number {
  return Math.min(1, Math.max(0, (slope * guide + offset - BACKGROUND) / (PERSON - BACKGROUND)));
}

/**
 * Cuts the person out.
 *
 * @param frame maps the portrait's unit square to px of the picture
 * @param size side of the grid that mask and colours are worked out on, px
 */
export async function cutOut(
  session: InferenceSession,
  pyramid: Pyramid,
  frame: Similarity,
  size: number,
): Promise<CutOut> {
  const coarse = await personMask(session, pyramid, frame, size);
  const { data } = warp(pyramid, { ...frame, a: frame.a / size, b: frame.b / size }, size, size, 'border');
  const pixels = size * size;
  const channels = [0, 1, 2].map(() => new Float32Array(pixels));
  const [red, green, blue] = [channels[0]!, channels[1]!, channels[2]!];
  const guide = new Float32Array(pixels);
  for (let i = 0, from = 0; i < pixels; i++, from += 3) {
    red[i] = data[from]! / 255;
    green[i] = data[from + 1]! / 255;
    blue[i] = data[from + 2]! / 255;
    guide[i] = luma(red[i]!, green[i]!, blue[i]!);
  }
  const { slope, offset } = guidedFilter(guide, coarse, size, RADIUS, EPSILON);
  const alpha = new Float32Array(pixels);
  for (let i = 0; i < pixels; i++) alpha[i] = matte(slope[i]!, offset[i]!, guide[i]!);
  return { size, slope, offset, layers: separate(channels, alpha, size) };
}

/**
 * Puts a cut-out together at full size: how much of each pixel is the person, and the person's own colour there.
 *
 * @param full the portrait with its old background, twice as wide and high as the cut-out
 * @returns a reader of rows: `alpha` gets one value 0…1 per pixel, `colours` red, green and blue of 0…1 where it is
 *   not 0
 */
export function cutOutRows(
  { size, slope, offset, layers }: CutOut,
  full: Picture,
): (y: number, alpha: Float32Array, colours: Float32Array) => void {
  const planes = [slope, offset, ...layers.flatMap(({ own, behind }) => [own, behind])];
  const rows = planes.map(() => new Float32Array(2 * size));
  const [slopes, offsets] = [rows[0]!, rows[1]!];
  const [ownRed, behindRed, ownGreen, behindGreen] = [rows[2]!, rows[3]!, rows[4]!, rows[5]!];
  const [ownBlue, behindBlue] = [rows[6]!, rows[7]!];
  return (y, alpha, colours) => {
    planes.forEach((plane, k) => {
      enlargeRow(plane, size, y, rows[k]!);
    });
    for (let x = 0, from = y * full.width * 3, to = 0; x < full.width; x++, from += 3, to += 3) {
      const red = full.data[from]! / 255;
      const green = full.data[from + 1]! / 255;
      const blue = full.data[from + 2]! / 255;
      const share = matte(slopes[x]!, offsets[x]!, luma(red, green, blue));
      alpha[x] = share;
      if (share === 0) continue; // half of a portrait: nobody will see a colour there
      colours[to] = ownColour(red, share, ownRed[x]!, behindRed[x]!);
      colours[to + 1] = ownColour(green, share, ownGreen[x]!, behindGreen[x]!);
      colours[to + 2] = ownColour(blue, share, ownBlue[x]!, behindBlue[x]!);
    }
  };
}
