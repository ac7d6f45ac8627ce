import { boxBlur } from './box-blur.ts';
import { PICTURE_SIZE } from './memory.ts';

const AREA = PICTURE_SIZE * PICTURE_SIZE;
/** The house's backdrop #383432 in −1…1. */
export const BACKDROP = [0x38, 0x34, 0x32].map((byte) => byte / 127.5 - 1);

/** Rim of the cut-out that may hold colour of the photograph's own background, px. */
const RIM = 5;
/** How far inwards the head's own colour is looked for, px. */
const REACH = 9;
/** Blurred cover from which a pixel counts as inside the head. */
const DEEP = [0.9, 1] as const;
/** A rim pixel this much brighter than the head within reach is background, in −1…1 units. */
const ALIEN = [0.12, 0.4] as const;
/** The matte is drawn in: what was this transparent is gone, what was this opaque stays. */
const MATTE = [0.45, 0.97] as const;

/** Below this the portraits fade out by themselves, over 17 % of the height: that fade is kept as it is. */
const NECK = [392, 430] as const;

/** Reused from face to face: a megabyte each, and everything here runs to its end in one turn. */
const plane = () => new Float32Array(AREA);
const [alpha, deep, norm, scratch] = [plane(), plane(), plane(), plane()] as const;
const inner = [plane(), plane(), plane()] as const;

function smoothstep([low, high]: readonly [number, number], value: number): number {
  if (value <= low) return 0;
  if (value >= high) return 1;
  const t = (value - low) / (high - low);
  return t * t * (3 - 2 * t);
}

const mix = (from: number, to: number, t: number) => from + (to - from) * t;

/**
 * Takes the photographs' backgrounds (white lines, green haloes) off the rim of hair and ears and sets the head on
 * the house's backdrop. `planes` is the decoder's `[4, 512, 512]` in −1…1, changed in place.
 */
export function defringe(planes: Float32Array): void {
  for (let i = 0; i < AREA; i++) alpha[i] = Math.min(1, Math.max(0, (planes[3 * AREA + i]! + 1) / 2));
  deep.set(alpha);
  boxBlur(deep, PICTURE_SIZE, RIM, scratch);
  for (let i = 0; i < AREA; i++) {
    const depth = smoothstep(DEEP, deep[i]!);
    deep[i] = depth;
    norm[i] = depth;
    for (let c = 0; c < 3; c++) inner[c]![i] = depth * planes[c * AREA + i]!;
  }
  for (const blurred of [norm, ...inner]) {
    boxBlur(blurred, PICTURE_SIZE, REACH, scratch);
    boxBlur(blurred, PICTURE_SIZE, REACH, scratch);
  }
  for (let i = 0; i < AREA; i++) {
    const a = alpha[i]!;
    const depth = deep[i]!;
    if (depth === 1 && a > 0.999) continue;
    const neck = smoothstep(NECK, Math.floor(i / PICTURE_SIZE));
    const matte = mix(smoothstep(MATTE, a), a, neck);
    const near = norm[i]!;
    const rim = matte > 0 && near > 1e-3 ? (1 - depth) * (1 - neck) : 0;
    const solid = Math.max(a, 0.25);
    const replace = rim > 0 ? rim * smoothstep(ALIEN, alienness(planes, i, solid, near)) : 0;
    for (let c = 0; c < 3; c++) {
      const ground = BACKDROP[c]!;
      const own = ground + (planes[c * AREA + i]! - ground) / solid;
      const colour = replace > 0 ? own + (inner[c]![i]! / near - own) * replace : own;
      planes[c * AREA + i] = ground + (colour - ground) * matte;
    }
  }
}

/** How much brighter a pixel is than the head within reach, in the channel that betrays it most: darker is hair. */
function alienness(planes: Float32Array, i: number, solid: number, near: number): number {
  let alien = 0;
  for (let c = 0; c < 3; c++) {
    const ground = BACKDROP[c]!;
    const own = ground + (planes[c * AREA + i]! - ground) / solid;
    alien = Math.max(alien, own - inner[c]![i]! / near);
  }
  return alien;
}
