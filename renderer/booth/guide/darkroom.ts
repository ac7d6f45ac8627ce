// Runs in the guide's worker. Keeps the sharpest frame of a burst at full resolution and develops it as JPEG.
import { sharpness } from './luma.ts';
import type { Box } from './measures.ts';
import type { Developed } from './guide-messages.ts';

/** Where a face is expected when none was found: the middle of the mirror. */
const MIDDLE: Box = { x: 0.35, y: 0.2, width: 0.3, height: 0.6 };
const JPEG_QUALITY = 0.93;
/** Sharpness is judged on at most this many px across: enough for eyelashes, and quick. */
const JUDGED_WIDTH = 480;

export interface Darkroom {
  keep: (frame: VideoFrame | ImageBitmap, width: number, height: number, face: Box | undefined) => void;
  develop: () => Promise<Developed | null>;
  forget: () => void;
}

export function createDarkroom(): Darkroom {
  let best: OffscreenCanvas | null = null;
  let bestSharpness = -1;
  let frames = 0;
  let judged: OffscreenCanvas | null = null;

  const forget = (): void => {
    // A canvas without size holds no pixels, whenever the garbage collector comes by.
    for (const canvas of [best, judged]) if (canvas !== null) canvas.width = canvas.height = 0;
    best = judged = null;
    bestSharpness = -1;
    frames = 0;
  };

  return {
    keep(frame, width, height, face = MIDDLE) {
      frames++;
      const [x, y] = [Math.max(0, face.x * width), Math.max(0, face.y * height)];
      const across = Math.min(width - x, face.width * width);
      const down = Math.min(height - y, face.height * height);
      const scale = Math.min(1, JUDGED_WIDTH / Math.max(1, across));
      const [w, h] = [Math.max(3, Math.round(across * scale)), Math.max(3, Math.round(down * scale))];
      judged ??= new OffscreenCanvas(w, h);
      judged.width = w;
      judged.height = h;
      const sheet = judged.getContext('2d', { willReadFrequently: true })!;
      sheet.drawImage(frame, x, y, across, down, 0, 0, w, h);
      const score = sharpness(sheet.getImageData(0, 0, w, h));
      if (score <= bestSharpness) return;
      bestSharpness = score;
      best ??= new OffscreenCanvas(width, height);
      best.width = width;
      best.height = height;
      best.getContext('2d')!.drawImage(frame, 0, 0, width, height);
    },
    async develop() {
      if (best === null) return null;
      const { width, height } = best;
      const jpeg = await best.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
      const picture = { jpeg, width, height, frames };
      forget();
      return picture;
    },
    forget,
  };
}
