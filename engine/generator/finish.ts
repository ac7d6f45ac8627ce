import { BACKDROP } from './defringe.ts';
import { PICTURE_SIZE } from './memory.ts';

/** Px over which hair that reaches the picture's edge fades into the backdrop: no hard cut on the stage. */
const FADE = { top: 34, side: 26, bottom: 30 } as const;

const smooth = (t: number) => (t >= 1 ? 1 : t <= 0 ? 0 : t * t * (3 - 2 * t));

/** `Float32Array[512, 512, 3]` in −1…1 → bytes, faded at the edges into exactly #383432. */
export function finish(picture: Float32Array): Uint8Array {
  const rgb = new Uint8Array(picture.length);
  const last = PICTURE_SIZE - 1;
  for (let y = 0; y < PICTURE_SIZE; y++) {
    const vertical = smooth(y / FADE.top) * smooth((last - y) / FADE.bottom);
    for (let x = 0; x < PICTURE_SIZE; x++) {
      const fade = vertical * smooth(Math.min(x, last - x) / FADE.side);
      const i = (y * PICTURE_SIZE + x) * 3;
      for (let c = 0; c < 3; c++) {
        const ground = BACKDROP[c]!;
        const value = ground + (picture[i + c]! - ground) * fade;
        rgb[i + c] = Math.min(255, Math.max(0, Math.round((value + 1) * 127.5)));
      }
    }
  }
  return rgb;
}
