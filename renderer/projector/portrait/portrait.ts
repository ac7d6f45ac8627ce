import type { FaceShape } from '../morph/correspondence.ts';
import { parseLandmarks, type Point } from './landmarks.ts';
import { matteOf } from './matte.ts';
import { detailOf, sharpening } from './sharpness.ts';
import { silhouetteOf } from './silhouette.ts';
import { softMatte } from './soft-matte.ts';

/** A stage portrait, decoded and understood. */
export interface Portrait {
  readonly bitmap: ImageBitmap;
  /** Null when the landmarks are missing or make no sense: its morphs are cross-fades. */
  readonly shape: FaceShape | null;
  /** `MATTE_SIZE`² values, 0…255. */
  readonly matte: Uint8ClampedArray;
  /** The picture stands on the backdrop, so that its edge can catch light. */
  readonly keyed: boolean;
  /** Unsharp masking that brings it to the common look. */
  readonly sharpening: number;
}

export const MATTE_SIZE = 256;
const DETAIL_SIZE = 512;

/** Fetches and decodes one picture with its landmarks. Throws when the picture cannot be shown. */
export async function loadPortrait(
  picture: string,
  signal: AbortSignal,
  warn: (text: string) => void,
): Promise<Portrait> {
  const [bitmap, landmarks] = await Promise.all([
    fetchBitmap(`${picture}.jpg`, signal),
    fetchLandmarks(`${picture}.json`, signal).catch((error: unknown) => {
      signal.throwIfAborted();
      warn(`${picture}.json cannot be used, this face will cross-fade: ${String(error)}`);
      return null;
    }),
  ]);
  return understand(bitmap, landmarks);
}

async function fetchBitmap(address: string, signal: AbortSignal): Promise<ImageBitmap> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  // Decoded here, off the main thread; never by the first frame that needs it.
  return createImageBitmap(await response.blob(), { premultiplyAlpha: 'none', colorSpaceConversion: 'none' });
}

async function fetchLandmarks(address: string, signal: AbortSignal): Promise<readonly Point[]> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  return parseLandmarks(await response.json());
}

function understand(bitmap: ImageBitmap, landmarks: readonly Point[] | null): Portrait {
  const matte = matteOf(pixelsOf(bitmap, MATTE_SIZE), MATTE_SIZE);
  const silhouette = landmarks === null ? null : silhouetteOf(matte, landmarks);
  return {
    bitmap,
    shape: landmarks === null || silhouette === null ? null : { landmarks, silhouette },
    matte: softMatte(matte, silhouette),
    keyed: matte.keyed,
    sharpening: sharpening(detailOf(pixelsOf(bitmap, DETAIL_SIZE), DETAIL_SIZE)),
  };
}

function pixelsOf(bitmap: ImageBitmap, size: number): Uint8ClampedArray {
  const canvas = new OffscreenCanvas(size, size);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser gives no 2D canvas.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, size, size);
  return context.getImageData(0, 0, size, size).data;
}
