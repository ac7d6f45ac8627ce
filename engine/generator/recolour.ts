import { PICTURE_SIZE } from './memory.ts';

const AREA = PICTURE_SIZE * PICTURE_SIZE;
/** Of the old colour's own variation (lips, veins, freckles) this much stays: flat tint looks like face paint. */
const KEPT_VARIATION = 0.35;

/**
 * Gives what a mask covers another colour and keeps its light and shade: the masked area's mean lightness becomes the
 * colour's, highlights stay white.
 * @param colour red, green, blue, 0…255
 */
export function recolour(
  planes: Float32Array,
  mask: Float32Array,
  colour: readonly [number, number, number],
  amount: number,
): void {
  const mean = [0, 0, 0];
  let total = 1e-6;
  for (let i = 0; i < AREA; i++) {
    const weight = mask[i]!;
    if (weight === 0) continue;
    total += weight;
    for (let c = 0; c < 3; c++) mean[c]! += weight * (planes[c * AREA + i]! + 1);
  }
  for (let c = 0; c < 3; c++) mean[c] = Math.max(0.02, mean[c]! / total);
  const meanLight = luma(mean[0]!, mean[1]!, mean[2]!);
  const target = colour.map((value) => value / 127.5);
  for (let i = 0; i < AREA; i++) {
    const weight = mask[i]! * amount;
    if (weight === 0) continue;
    const old = [planes[i]! + 1, planes[AREA + i]! + 1, planes[2 * AREA + i]! + 1] as const;
    const light = luma(...old) / meanLight;
    // Above 1.5 × the mean it is gloss, not colour.
    const gloss = Math.min(1, Math.max(0, (light - 1.45) / 1.2));
    for (let c = 0; c < 3; c++) {
      const variation = old[c]! / (mean[c]! * light + 1e-3) - 1;
      const fresh = target[c]! * light * (1 + KEPT_VARIATION * Math.max(-0.6, Math.min(0.6, variation)));
      const value = fresh + (Math.max(fresh, luma(...old)) - fresh) * gloss;
      planes[c * AREA + i] = old[c]! + (Math.min(2, value) - old[c]!) * weight - 1;
    }
  }
}

/** ITU-R BT.601. */
function luma(r: number, g: number, b: number): number {
  return 0.299 * r + 0.587 * g + 0.114 * b;
}
