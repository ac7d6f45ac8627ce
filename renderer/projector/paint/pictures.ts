import {
  ClampToEdgeWrapping,
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  NoColorSpace,
  RedFormat,
  SRGBColorSpace,
  Texture,
  type WebGLRenderer,
} from 'three';
import { MATTE_SIZE, type Portrait } from '../portrait/portrait.ts';

/** A portrait on the graphics card. */
interface Picture {
  readonly portrait: Portrait;
  readonly colour: Texture;
  readonly matte: DataTexture;
}

/** The textures of the chain on the stage: made ahead, at most one picture a frame, freed with the chain. */
export interface Pictures {
  /** The textures of a portrait; uploads them now when that was not done ahead. */
  readonly of: (portrait: Portrait) => Picture;
  /** Uploads one of these that is not there yet; false when there was nothing to do. */
  readonly uploadOne: (portraits: readonly (Portrait | null)[]) => boolean;
  /** Frees everything that is not one of these. */
  readonly keep: (portraits: readonly (Portrait | null)[]) => void;
  readonly count: () => number;
}

export function createPictures(renderer: WebGLRenderer): Pictures {
  const held = new Map<Portrait, Picture>();
  const of = (portrait: Portrait): Picture => {
    const there = held.get(portrait);
    if (there !== undefined) return there;
    const made = { portrait, colour: colourTexture(portrait), matte: matteTexture(portrait) };
    held.set(portrait, made);
    renderer.initTexture(made.colour);
    renderer.initTexture(made.matte);
    return made;
  };
  return {
    of,
    uploadOne: (portraits) => {
      const next = portraits.find((portrait) => portrait !== null && !held.has(portrait));
      if (next === undefined || next === null) return false;
      of(next);
      return true;
    },
    keep: (portraits) => {
      for (const [portrait, picture] of held) {
        if (portraits.includes(portrait)) continue;
        picture.colour.dispose();
        picture.matte.dispose();
        held.delete(portrait);
      }
    },
    count: () => held.size,
  };
}

function colourTexture({ bitmap }: Portrait): Texture {
  const texture = new Texture(bitmap);
  texture.colorSpace = SRGBColorSpace;
  // The first row of the bitmap is the upper one, and so is y = 0 of the landmarks.
  texture.flipY = false;
  texture.wrapS = texture.wrapT = ClampToEdgeWrapping;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  return texture;
}

function matteTexture({ matte }: Portrait): DataTexture {
  const texture = new DataTexture(new Uint8Array(matte), MATTE_SIZE, MATTE_SIZE, RedFormat);
  texture.colorSpace = NoColorSpace;
  texture.magFilter = texture.minFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}
