// The engine: the fine structure of skin, lashes and hair that the decoder is too small to keep.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Latent } from './latent.ts';
import { REGION_COUNT, weightOf } from './latent.ts';
import { CODE_SIZE, PICTURE_SIZE, type Memory } from './memory.ts';

const AREA = PICTURE_SIZE * PICTURE_SIZE;
const CELLS = CODE_SIZE * CODE_SIZE;
/** Averaging several faces' structure loses variance: it is given back, up to this gain. */
const MAX_GAIN = 1.6;
/** Decoded bands kept, 256 KB each. */
const KEPT = 48;

/** [Note: detail band] For each portrait `detail/NNN.webp` holds luma(photograph − decoded code) + 128, canonical frame. */
export type DetailMixer = (latent: Latent) => Promise<Float32Array>;

/**
 * Mixes the members' detail bands by the same regions as their codes: `Float32Array[512, 512]`, luma in units of the
 * decoder's output (255 = 2), to be added to red, green and blue before the warp.
 */
export function createDetailMixer(memory: Memory): DetailMixer {
  const bands = new Map<number, Uint8Array>();
  const masks = memory.codeRegions.slice();

  async function band(portrait: number): Promise<Uint8Array> {
    const known = bands.get(portrait);
    if (known) {
      // Most recently used last: the map's first key is the one to forget.
      bands.delete(portrait);
      bands.set(portrait, known);
      return known;
    }
    const file = join(memory.folder, 'detail', `${String(portrait).padStart(3, '0')}.webp`);
    const pixels = await readFile(file)
      .then((bytes) => sharp(bytes).extractChannel(0).raw().toBuffer())
      .catch((cause: unknown) => {
        throw new Error(`The face generator needs ${file}. Restore it from the repository.`, { cause });
      });
    if (pixels.length !== AREA)
      throw new Error(`${file} is not ${PICTURE_SIZE} px square. Restore it from the repository.`);
    bands.set(portrait, pixels);
    const oldest = bands.keys().next().value;
    if (bands.size > KEPT && oldest !== undefined) bands.delete(oldest);
    return pixels;
  }

  return async (latent) => {
    const { members } = latent;
    const pixels = await Promise.all(members.map(([portrait]) => band(portrait)));
    const shares = cellShares(masks, latent);
    for (const feature of latent.features ?? []) {
      if (feature.kind !== 'detail') continue;
      for (const share of shares) {
        for (let i = 0; i < CELLS; i++) share[i]! *= 1 + (feature.gain - 1) * (1 - masks[i]!);
      }
    }
    const mixed = new Float32Array(AREA);
    members.forEach(([, mirror], n) => {
      addShared(mixed, pixels[n]!, mirror === 1, shares[n]!);
    });
    return mixed;
  };
}

/** For each member `Float32Array[64, 64]`: its share of the structure at each cell. */
function cellShares(masks: Float32Array, latent: Latent): Float32Array[] {
  const shares = latent.members.map(() => new Float32Array(CELLS));
  for (let i = 0; i < CELLS; i++) {
    const inside = 1 - masks[i]!;
    let square = 0;
    const inner = shares.map((_, n) => {
      let sum = 0;
      for (let region = 1; region < REGION_COUNT; region++)
        sum += weightOf(latent, region, n) * masks[region * CELLS + i]!;
      sum /= inside + 1e-3;
      square += sum * sum;
      return sum;
    });
    const gain = Math.min(MAX_GAIN, Math.max(1, 1 / Math.sqrt(square + 1e-4)));
    shares.forEach((share, n) => {
      share[i] = weightOf(latent, 0, n) * masks[i]! + inner[n]! * gain * inside;
    });
  }
  return shares;
}

/** Adds one band × its share; the share is bilinear between the centres of its 8 px cells. */
function addShared(out: Float32Array, pixels: Uint8Array, mirror: boolean, share: Float32Array): void {
  const last = CODE_SIZE - 1;
  for (let y = 0; y < PICTURE_SIZE; y++) {
    const v = Math.min(Math.max((y + 0.5) / 8 - 0.5, 0), last);
    const y0 = Math.min(Math.floor(v), last - 1);
    const fy = v - y0;
    for (let x = 0; x < PICTURE_SIZE; x++) {
      const u = Math.min(Math.max((x + 0.5) / 8 - 0.5, 0), last);
      const x0 = Math.min(Math.floor(u), last - 1);
      const fx = u - x0;
      const i = y0 * CODE_SIZE + x0;
      const weight =
        (share[i]! * (1 - fx) + share[i + 1]! * fx) * (1 - fy) +
        (share[i + CODE_SIZE]! * (1 - fx) + share[i + CODE_SIZE + 1]! * fx) * fy;
      if (weight === 0) continue;
      const value = pixels[y * PICTURE_SIZE + (mirror ? PICTURE_SIZE - 1 - x : x)]! - 128;
      out[y * PICTURE_SIZE + x]! += (weight * value) / 127.5;
    }
  }
}
