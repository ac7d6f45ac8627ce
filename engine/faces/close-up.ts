import sharp from 'sharp';

import type { Picture } from './picture.ts';
import { apply, scaleOf, type Similarity } from './similarity.ts';

/** More than this would only enlarge what is not there. */
const MOST = 4;

/** Px of the picture around the part, for the resampling kernel and a little turn. */
const MARGIN = 8;

/** A part of a picture, enlarged, and where the wanted square lies in it. */
export interface CloseUp {
  readonly picture: Picture;
  readonly frame: Similarity;
}

/**
 * Enlarges the part of a picture that a portrait shows, where it has fewer px than the portrait: Lanczos instead of
 * the bilinear sampling of `warp`, which shows its grid when it magnifies.
 *
 * @param frame maps the portrait's unit square to px of the picture
 * @param size side of the portrait, px
 */
export async function closeUp(picture: Picture, frame: Similarity, size: number): Promise<CloseUp> {
  const factor = Math.min(MOST, Math.ceil(size / scaleOf(frame)));
  if (factor < 2) return { picture, frame };
  const corners = (
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const
  ).map((corner) => apply(frame, corner));
  const clamp = (value: number, most: number): number => Math.min(Math.max(Math.round(value), 0), most);
  const left = clamp(Math.min(...corners.map(([x]) => x)) - MARGIN, picture.width - 1);
  const top = clamp(Math.min(...corners.map(([, y]) => y)) - MARGIN, picture.height - 1);
  const right = clamp(Math.max(...corners.map(([x]) => x)) + MARGIN, picture.width);
  const bottom = clamp(Math.max(...corners.map(([, y]) => y)) + MARGIN, picture.height);
  const [width, height] = [Math.max(right - left, 1), Math.max(bottom - top, 1)];
  const { data, info } = await sharp(picture.data, {
    raw: { width: picture.width, height: picture.height, channels: 3 },
  })
    .extract({ left, top, width, height })
    .resize(width * factor, height * factor, { kernel: 'lanczos3', fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    picture: { width: info.width, height: info.height, data },
    frame: {
      a: frame.a * factor,
      b: frame.b * factor,
      x0: (frame.x0 - left) * factor,
      y0: (frame.y0 - top) * factor,
    },
  };
}
