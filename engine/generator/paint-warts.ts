import { PICTURE_SIZE } from './memory.ts';
import { seededRandom } from './random.ts';

const AREA = PICTURE_SIZE * PICTURE_SIZE;
/** The painters' light: from the upper left. */
const LIGHT = [-0.48, -0.56, 0.67] as const;
/** Where a wart is funny rather than in the way: nose, cheeks, chin, forehead, beside the eyes. */
const PLACES = [
  4, 45, 275, 50, 280, 205, 425, 199, 151, 108, 337, 117, 346, 214, 434, 168, 187, 411, 69, 299, 175, 36, 266,
];

/** Lit bumps a little redder and darker than the skin they sit on, the big ones with two hairs. */
export function paintWarts(
  planes: Float32Array,
  canonical: Float32Array,
  wish: { readonly seed: number; readonly count: number; readonly size: number },
): void {
  const random = seededRandom(wish.seed);
  for (let n = 0; n < wish.count; n++) {
    const place = PLACES[Math.floor(random() * PLACES.length)]!;
    const x = canonical[2 * place]! + (random() - 0.5) * 26;
    const y = canonical[2 * place + 1]! + (random() - 0.5) * 22;
    const radius = (wish.size / 2) * (0.35 + 0.65 * random() ** 1.5);
    paintWart(planes, x, y, radius);
    if (radius > 5) {
      for (let hair = 0; hair < 2; hair++)
        paintHair(planes, x, y, radius * (1.3 + random()), -Math.PI * (0.15 + 0.7 * random()));
    }
  }
}

function paintWart(planes: Float32Array, cx: number, cy: number, radius: number): void {
  const reach = Math.ceil(radius * 1.6);
  const base = [0, 1, 2].map((c) => planes[c * AREA + Math.round(cy) * PICTURE_SIZE + Math.round(cx)]! + 1);
  for (let y = Math.floor(cy) - reach; y <= cy + reach; y++) {
    for (let x = Math.floor(cx) - reach; x <= cx + reach; x++) {
      if (x < 0 || y < 0 || x >= PICTURE_SIZE || y >= PICTURE_SIZE) continue;
      const dx = (x - cx) / radius;
      const dy = (y - cy) / radius;
      const r = Math.hypot(dx, dy);
      const i = y * PICTURE_SIZE + x;
      if (r < 1.1) {
        const height = Math.sqrt(Math.max(0, 1 - r * r));
        const shade = Math.max(0, dx * LIGHT[0] + dy * LIGHT[1] + height * LIGHT[2]);
        const edge = Math.min(1, (1.1 - r) / 0.3);
        const tint = [0.98, 0.8, 0.74];
        for (let c = 0; c < 3; c++) {
          const value = base[c]! * tint[c]! * (0.5 + 0.72 * shade) + 0.55 * shade ** 14;
          planes[c * AREA + i] = planes[c * AREA + i]! + (value - 1 - planes[c * AREA + i]!) * 0.92 * edge;
        }
      } else if (r < 1.6) {
        // The shadow falls to the lower right.
        const shadow =
          0.3 * (1 - (r - 1.1) / 0.5) * Math.max(0, 0.45 + 0.55 * ((dx + dy) / (r * Math.SQRT2)));
        for (let c = 0; c < 3; c++) planes[c * AREA + i] = (planes[c * AREA + i]! + 1) * (1 - shadow) - 1;
      }
    }
  }
}

function paintHair(planes: Float32Array, x: number, y: number, length: number, angle: number): void {
  for (let t = 0; t <= 1; t += 0.5 / length) {
    const bend = angle + 0.9 * t;
    const px = Math.round(x + length * t * Math.cos(bend));
    const py = Math.round(y + length * t * Math.sin(bend));
    if (px < 0 || py < 0 || px >= PICTURE_SIZE || py >= PICTURE_SIZE) continue;
    for (let c = 0; c < 3; c++) {
      const i = c * AREA + py * PICTURE_SIZE + px;
      planes[i] = (planes[i]! + 1) * (0.35 + 0.4 * t) - 1;
    }
  }
}
