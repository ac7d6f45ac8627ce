import sharp from 'sharp';
import type { StagePortrait } from '../faces/face.ts';
import type { Generator } from '../generator/generator.ts';
import { latentSchema } from '../generator/latent.ts';

/** A face at 512 px is about 70 KB at this quality, and the eye sees no difference to lossless from the stalls. */
const JPEG_QUALITY = 93;

/** Draws what the gallery keeps as a latent into what the stage shows. */
export function createGalleryPainter(
  generator: Pick<Generator, 'render'>,
): (latent: string) => Promise<StagePortrait> {
  return async (latent) => {
    const { rgb, size, landmarks } = await generator.render(latentSchema.parse(JSON.parse(latent)));
    const jpeg = await sharp(rgb, { raw: { width: size, height: size, channels: 3 } })
      .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' })
      .toBuffer();
    return { jpeg, size, landmarks };
  };
}
