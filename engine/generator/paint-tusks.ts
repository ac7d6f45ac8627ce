import { PICTURE_SIZE } from './memory.ts';

const AREA = PICTURE_SIZE * PICTURE_SIZE;
/** Lower lip, a third in from the corners of the mouth: where the lower canines are. */
const ROOTS = [
  { landmark: 181, outward: -1 },
  { landmark: 405, outward: 1 },
] as const;
/** Old ivory, 0…2. */
const IVORY = [1.78, 1.66, 1.32] as const;

/** Two curved cones of old ivory that leave the lower lip upwards and outwards, lit from the left. */
export function paintTusks(
  planes: Float32Array,
  canonical: Float32Array,
  wish: { readonly length: number; readonly width: number },
): void {
  for (const { landmark, outward } of ROOTS) {
    const rootX = canonical[2 * landmark]! + outward * 7;
    const rootY = canonical[2 * landmark + 1]! - 2;
    paintTusk(planes, rootX, rootY, outward, wish.length, wish.width);
  }
}

function paintTusk(
  planes: Float32Array,
  rootX: number,
  rootY: number,
  outward: -1 | 1,
  length: number,
  width: number,
): void {
  const top = Math.floor(rootY - length - 2);
  for (let y = Math.max(0, top); y <= rootY + width * 0.4; y++) {
    // 0 at the root, 1 at the tip.
    const t = Math.min(1, Math.max(0, (rootY - y) / length));
    const centre = rootX + outward * length * 0.34 * t * t;
    const half =
      (width / 2) *
      (1 - t) ** 0.62 *
      (y > rootY ? Math.sqrt(Math.max(0, 1 - ((y - rootY) / (width * 0.4)) ** 2)) : 1);
    const reach = Math.ceil(half) + 7;
    for (let x = Math.floor(centre - reach); x <= centre + reach; x++) {
      if (x < 0 || x >= PICTURE_SIZE) continue;
      const across = half > 0.3 ? (x - centre) / half : 9;
      const i = y * PICTURE_SIZE + x;
      const cover = Math.min(1, Math.max(0, half - Math.abs(x - centre) + 0.5));
      if (cover > 0) {
        const round = Math.sqrt(Math.max(0, 1 - Math.min(1, across * across)));
        const shade = 0.42 + 0.5 * Math.max(0, -0.5 * across + 0.8 * round);
        // Gum shadow at the root, stain along it, a wet highlight on the lit side.
        const root = 0.55 + 0.45 * Math.min(1, t / 0.3);
        const grain = 1 - 0.05 * Math.sin(y * 0.9 + across * 2);
        const gloss = 0.5 * Math.exp(-(((across + 0.38) / 0.16) ** 2)) * Math.min(1, t / 0.25);
        for (let c = 0; c < 3; c++) {
          const stain = c === 2 ? 0.86 + 0.14 * t : 1;
          const value = IVORY[c]! * stain * shade * root * grain + gloss;
          planes[c * AREA + i] =
            planes[c * AREA + i]! + (Math.min(2, value) - 1 - planes[c * AREA + i]!) * cover;
        }
      }
      // Its shadow on the lip and cheek, to the right.
      const shadowX = x + 4;
      if (cover < 1 && x > centre && shadowX < PICTURE_SIZE) {
        const fall = 0.34 * Math.max(0, 1 - Math.max(0, Math.abs(x - centre) - half) / 6) * (1 - cover);
        for (let c = 0; c < 3; c++) planes[c * AREA + i] = (planes[c * AREA + i]! + 1) * (1 - fall) - 1;
      }
    }
  }
}
