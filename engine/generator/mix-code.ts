import type { Latent } from './latent.ts';
import { innerShare, REGION_COUNT, weightOf } from './latent.ts';
import { lowPass } from './low-pass.ts';
import { CODE_CHANNELS, CODE_SIZE, type Memory } from './memory.ts';

const CELLS = CODE_SIZE * CODE_SIZE;
const LENGTH = CODE_CHANNELS * CELLS;

/** How much of the light inside the face stays the host's; the rest is the members' mean. */
const HOST_LIGHT = 0.6;

/** A remembered portrait's code, `Float32Array[12, 64, 64]`; mirroring the code mirrors the face. */
export function readCode(memory: Memory, portrait: number, mirror: 0 | 1): Float32Array {
  if (portrait >= memory.portraits.length) {
    throw new RangeError(
      `The latent names portrait ${portrait}; this generator knows 0…${memory.portraits.length - 1}.`,
    );
  }
  const code = new Float32Array(LENGTH);
  for (let channel = 0; channel < CODE_CHANNELS; channel++) {
    const scale = memory.codeScale[channel]!;
    for (let y = 0; y < CODE_SIZE; y++) {
      const row = channel * CELLS + y * CODE_SIZE;
      for (let x = 0; x < CODE_SIZE; x++) {
        code[row + x] = scale * memory.codes[portrait * LENGTH + row + (mirror ? CODE_SIZE - 1 - x : x)]!;
      }
    }
  }
  return code;
}

/**
 * Mixes the members' codes: outside the face by the weights of the outer region; inside it the host's light, and on
 * it each region's structure from its members. Returns `Float32Array[12, 64, 64]`.
 * The rule the decoder was trained with (facts: generator, 3.2); age and detail features are applied on it.
 */
export function createCodeMixer(memory: Memory): (latent: Latent) => Float32Array {
  const regions = memory.codeRegions;
  const face = regions.subarray(0, CELLS).map((outer) => 1 - outer);
  const low = lowPass(face);

  return (latent) => {
    const out = new Float32Array(LENGTH);
    const light = new Float32Array(LENGTH);
    const structure = new Float32Array(LENGTH);
    latent.members.forEach(([portrait, mirror], n) => {
      const code = readCode(memory, portrait, mirror);
      const lows = low(code);
      const outer = weightOf(latent, 0, n);
      const mean = innerShare(latent, n);
      const lightShare = HOST_LIGHT * outer + (1 - HOST_LIGHT) * mean;
      const share = regionShare(regions, latent, n);
      for (let i = 0; i < LENGTH; i++) {
        out[i]! += outer * code[i]!;
        light[i]! += lightShare * lows[i]!;
        structure[i]! += share[i % CELLS]! * (code[i]! - lows[i]!);
      }
    });
    for (let i = 0; i < LENGTH; i++) {
      const inside = face[i % CELLS]!;
      const inner = light[i]! + structure[i]! / (inside + 1e-3);
      out[i] = out[i]! * (1 - inside) + inner * inside;
    }
    for (const feature of latent.features ?? []) {
      if (feature.kind === 'age') {
        for (let i = 0; i < LENGTH; i++) out[i]! += feature.amount * memory.ageCode[i]!;
      } else if (feature.kind === 'detail') {
        const lows = low(out);
        for (let i = 0; i < LENGTH; i++) {
          out[i]! += face[i % CELLS]! * (feature.gain - 1) * (out[i]! - lows[i]!);
        }
      }
    }
    return out;
  };
}

/** `Float32Array[64, 64]`: what member `n` gives to the inner regions at each cell. */
function regionShare(regions: Float32Array, latent: Latent, n: number): Float32Array {
  const share = new Float32Array(CELLS);
  for (let region = 1; region < REGION_COUNT; region++) {
    const weight = weightOf(latent, region, n);
    if (weight === 0) continue;
    for (let i = 0; i < CELLS; i++) share[i]! += weight * regions[region * CELLS + i]!;
  }
  return share;
}
