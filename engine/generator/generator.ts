import type { Point } from '../faces/face.ts';
import { createDecoder } from './decoder.ts';
import { defringe } from './defringe.ts';
import { createDetailMixer } from './detail-band.ts';
import { invertField, sampleField, type Field } from './field.ts';
import { finish } from './finish.ts';
import type { Latent } from './latent.ts';
import { PICTURE_SIZE, readMemory } from './memory.ts';
import { createCodeMixer } from './mix-code.ts';
import { mixField } from './mix-field.ts';
import { paint } from './paint.ts';
import { warp } from './warp.ts';

const AREA = PICTURE_SIZE * PICTURE_SIZE;

export interface GeneratedFace {
  /** 512 × 512 × 3 bytes, sRGB, interleaved; composited on the backdrop #383432. */
  readonly rgb: Uint8Array;
  readonly size: number;
  /** The 468 mesh points in units of the picture, 0…1 (a little outside for extreme shapes). Exact: no detector. */
  readonly landmarks: readonly Point[];
}

export interface Generator {
  /** The version of the weights and of the mixing rule; the same latent and version give the same picture. */
  readonly version: string;
  /** @throws RangeError if the latent names a portrait that this generator does not know */
  render(latent: Latent): Promise<GeneratedFace>;
  close(): Promise<void>;
}

/**
 * Opens the face generator: latent → code and displacement field → decoder → warp.
 * @param folder the weights, `models/generator`
 * @param threads CPU threads of the decoder
 * @throws Error that names the missing or damaged file
 */
export async function createGenerator(folder: string, threads = 2): Promise<Generator> {
  const memory = await readMemory(folder);
  const decoder = await createDecoder(folder, threads);
  const mixCode = createCodeMixer(memory);
  const mixDetail = createDetailMixer(memory);
  return {
    version: memory.version,
    async render(latent) {
      const field = mixField(memory, latent);
      const [canonical, detail] = await Promise.all([decoder.decode(mixCode(latent)), mixDetail(latent)]);
      for (let c = 0; c < 3; c++) {
        for (let i = 0; i < AREA; i++) canonical[c * AREA + i]! += detail[i]!;
      }
      paint(canonical, latent.features ?? [], memory);
      defringe(canonical);
      const picture = warp(canonical.subarray(0, 3 * AREA), invertField(field));
      return { rgb: finish(picture), size: PICTURE_SIZE, landmarks: landmarksOf(memory.canonical, field) };
    },
    close: () => decoder.close(),
  };
}

/** The mean face's points where the field takes them, in units of the picture. */
function landmarksOf(canonical: Float32Array, field: Field): Point[] {
  const points: Point[] = [];
  for (let i = 0; i < canonical.length; i += 2) {
    const [x, y] = [canonical[i]!, canonical[i + 1]!];
    const [dx, dy] = sampleField(field, x, y);
    points.push([(x + dx) / PICTURE_SIZE, (y + dy) / PICTURE_SIZE]);
  }
  return points;
}
