import { boxBlur } from './box-blur.ts';
import { PICTURE_SIZE } from './memory.ts';

const AREA = PICTURE_SIZE * PICTURE_SIZE;
/** The house's backdrop #383432 in −1…1. */
export const BACKDROP = [0x38, 0x34, 0x32].map((byte) => byte / 127.5 - 1);

/** Rim of the cut-out that may hold colour of the photograph's own background, px. */
const RIM = 5;
/** How far inwards the head's own colour is looked for, px. */
const REACH = 9;
/** A rim pixel this much brighter or more coloured than the head within reach is background, in −1…1 units. */
const ALIEN = [0.12, 0.4] as const;
/** The matte is drawn in: what was this transparent is gone, what was this opaque stays. */
const MATTE = [0.45, 0.97] as const;

/** Below this the portraits fade out by themselves, over 17 % of the height: that fade is kept as it is. */
const NECK = [392, 430] as const;

const smoothstep = ([low, high]: readonly [number, number], value: number) => {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
};

const mix = (from: number, to: number, t: number) => from + (to - from) * t;

/**
 * Takes the photographs' backgrounds (white lines, green haloes) off the rim of hair and ears and sets the head on
 * the house's backdrop. `planes` is the decoder's `[4, 512, 512]` in −1…1, changed in place.
 */
export function defringe(planes: Float32Array): void {
  const alpha = new Float32Array(AREA);
  for (let i = 0; i < AREA; i++) alpha[i] = Math.min(1, Math.max(0, (planes[3 * AREA + i]! + 1) / 2));
  const scratch = new Float32Array(AREA);
  const deep = alpha.slice();
  boxBlur(deep, PICTURE_SIZE, RIM, scratch);
  for (let i = 0; i < AREA; i++) deep[i] = smoothstep([0.9, 1], deep[i]!);
  const inner = [0, 1, 2].map((c) => deep.map((value, i) => value * planes[c * AREA + i]!));
  const norm = deep.slice();
  for (const plane of [norm, ...inner]) {
    boxBlur(plane, PICTURE_SIZE, REACH, scratch);
    boxBlur(plane, PICTURE_SIZE, REACH, scratch);
  }
  for (let i = 0; i < AREA; i++) {
    const a = alpha[i]!;
    const depth = deep[i]!;
    if (depth === 1 && a > 0.999) continue;
    const neck = smoothstep(NECK, Math.floor(i / PICTURE_SIZE));
    const matte = mix(smoothstep(MATTE, a), a, neck);
    const rim = norm[i]! > 1e-3 ? (1 - depth) * (1 - neck) : 0;
    const own = [0, 0, 0];
    let alien = 0;
    for (let c = 0; c < 3; c++) {
      const ground = BACKDROP[c]!;
      own[c] = ground + (planes[c * AREA + i]! - ground) / Math.max(a, 0.25);
      const head = rim ? inner[c]![i]! / norm[i]! : own[c]!;
      // Brighter is suspect, darker is hair.
      alien = Math.max(alien, own[c]! - head);
    }
    const replace = rim * smoothstep(ALIEN, alien);
    for (let c = 0; c < 3; c++) {
      const ground = BACKDROP[c]!;
      const head = rim ? inner[c]![i]! / norm[i]! : own[c]!;
      const colour = own[c]! + (head - own[c]!) * replace;
      planes[c * AREA + i] = ground + (colour - ground) * matte;
    }
  }
}
