import { apply, scaleOf, type Similarity } from './similarity.ts';

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
 * How much of each pixel of a portrait may be shown at all: it fades at the bottom and where the photo ends.
 *
 * @param frame maps the portrait's unit square to px of the picture
 * @returns `size * size` values 0…1
 */
export function portraitFade(
  frame: Similarity,
  photo: { width: number; height: number },
  size: number,
): Float32Array {
  const fade = new Float32Array(size * size);
  const edge = PHOTO_EDGE * scaleOf(frame);
  for (let y = 0; y < size; y++) {
    const low = smoothstep(0, 1, (FADE_END - (y + 0.5) / size) / FADE_HEIGHT);
    for (let x = 0; x < size; x++) {
      const [u, v] = [(x + 0.5) / size, (y + 0.5) / size];
      const [px, py] = apply(frame, [u, v]);
      const framed = smoothstep(0, FRAME_EDGE, Math.min(u, 1 - u, v));
      const inside = Math.min(px, py, photo.width - px, photo.height - py);
      fade[y * size + x] = low * framed * smoothstep(0, edge, inside);
    }
  }
  return fade;
}

/** A soft oval, for where no network can tell the person from the room. */
export function portraitOval(size: number): Float32Array {
  const oval = new Float32Array(size * size);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const [u, v] = [((x + 0.5) / size - 0.5) / 0.42, ((y + 0.5) / size - 0.52) / 0.52];
      oval[y * size + x] = 1 - smoothstep(0.72, 1, Math.hypot(u, v));
    }
  return oval;
}
