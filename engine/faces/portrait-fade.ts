import { scaleOf, type Similarity } from './similarity.ts';

/** The lowest part of a portrait goes over into the backdrop, as in the generated faces: no collar, no cut. */
const FADE_HEIGHT = 0.17;
const FADE_END = 1.02;

/** Where the photo itself ends within the portrait, it goes over into the backdrop on this part of the side. */
const PHOTO_EDGE = 0.09;

/** Hair and shoulders that reach the frame go over into the backdrop on this part of the side: nothing is cut. */
const FRAME_EDGE = 0.06;

/** 0 below `from`, 1 above `to`, smooth between. */
function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

/**
 * How much of each pixel of one row of a portrait may be shown at all: it fades at the bottom, at the frame and where
 * the photo ends.
 *
 * @param frame maps the portrait's unit square to px of the picture
 * @param size side of the portrait, px
 * @param y row
 * @param out gets `size` values 0…1
 */
export function portraitFadeRow(
  frame: Similarity,
  photo: { width: number; height: number },
  size: number,
  y: number,
  out: Float32Array,
): void {
  const edge = PHOTO_EDGE * scaleOf(frame);
  const v = (y + 0.5) / size;
  const low = smoothstep(0, 1, (FADE_END - v) / FADE_HEIGHT);
  for (let x = 0; x < size; x++) {
    const u = (x + 0.5) / size;
    const px = frame.a * u - frame.b * v + frame.x0;
    const py = frame.b * u + frame.a * v + frame.y0;
    const toFrame = Math.min(u, 1 - u, v);
    const toPhotoEdge = Math.min(px, py, photo.width - px, photo.height - py);
    let fade = low;
    if (toFrame < FRAME_EDGE) fade *= smoothstep(0, FRAME_EDGE, toFrame);
    if (toPhotoEdge < edge) fade *= smoothstep(0, edge, toPhotoEdge);
    out[x] = fade;
  }
}

/**
 * One row of a soft oval, for where no network can tell the person from the room.
 *
 * @param size side of the portrait, px
 * @param y row
 * @param out gets `size` values 0…1
 */
export function portraitOvalRow(size: number, y: number, out: Float32Array): void {
  const v = ((y + 0.5) / size - 0.52) / 0.52;
  for (let x = 0; x < size; x++) {
    const u = ((x + 0.5) / size - 0.5) / 0.42;
    out[x] = 1 - smoothstep(0.72, 1, Math.sqrt(u * u + v * v));
  }
}
