import type { ChainGallery } from './chain.ts';
import { distanceBetween } from './distance.ts';

/** The target that looks most like the visitor; the lower index among equals. @param targets gallery indices, not empty */
export function closestTarget(
  gallery: ChainGallery,
  probe: Float32Array,
  targets: readonly number[],
): number {
  return highest(targets, (face) => -distanceBetween(probe, 0, gallery.vectors, face, gallery.dimensions));
}

/**
 * The ugliest target: the highest rating a curator gave; where nobody rated, the face farthest from the gallery's mean
 * face, because average faces are the ones found attractive (Langlois & Roggman 1990).
 *
 * @param ratings per gallery index; undefined where nobody rated
 */
export function ugliestTarget(
  gallery: ChainGallery,
  targets: readonly number[],
  ratings: (face: number) => number | undefined = () => undefined,
): number {
  if (targets.some((face) => ratings(face) !== undefined))
    return highest(targets, (face) => ratings(face) ?? -Infinity);
  const { vectors, count, dimensions } = gallery;
  const mean = new Float32Array(dimensions);
  for (let c = 0; c < dimensions; c++) {
    let sum = 0;
    for (let face = 0; face < count; face++) sum += vectors[face * dimensions + c]!;
    mean[c] = sum / count;
  }
  return highest(targets, (face) => distanceBetween(mean, 0, vectors, face, dimensions));
}

/** A target drawn by a seed: the same seed and targets give the same face, whatever order they come in (mulberry32). */
export function randomTarget(targets: readonly number[], seed: number): number {
  const sorted = [...new Set(targets)].sort((a, b) => a - b);
  if (sorted.length === 0)
    throw new RangeError('No target to choose from. Add rogues or celebrities to the gallery.');
  const state = (seed + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return sorted[Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * sorted.length)]!;
}

function highest(targets: readonly number[], score: (face: number) => number): number {
  if (targets.length === 0)
    throw new RangeError('No target to choose from. Add rogues or celebrities to the gallery.');
  let best = targets[0]!;
  for (const face of targets) {
    const difference = score(face) - score(best);
    if (difference > 0 || (difference === 0 && face < best)) best = face;
  }
  return best;
}
