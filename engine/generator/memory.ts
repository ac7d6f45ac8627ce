// The engine: reads the generator's weights from its folder (models/generator).
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LANDMARK_COUNT } from '../faces/face.ts';
import { REGION_COUNT } from './latent.ts';
import { portraitsSchema, type Portrait } from './portraits.ts';

/** Side of the picture, px. */
export const PICTURE_SIZE = 512;
/** Side of a code, cells of 8 × 8 px. */
export const CODE_SIZE = 64;
/** Channels of a code: red, green, blue, alpha (8 × 8 averages in −1…1), then eight learned ones. */
export const CODE_CHANNELS = 12;
/** Side of a stored displacement field, nodes over 0…511 px. */
export const FIELD_SIZE = 33;

const CODE_CELLS = CODE_SIZE * CODE_SIZE;
const FIELD_NODES = FIELD_SIZE * FIELD_SIZE;

/** What the generator remembers of its portraits, and the directions found among them. */
export interface Memory {
  readonly folder: string;
  /** Changes whenever the same latent gives another picture. */
  readonly version: string;
  readonly portraits: readonly Portrait[];
  /** `Int8Array[portraits, 12, 64, 64]`; × `codeScale[channel]` is the code. */
  readonly codes: Int8Array;
  readonly codeScale: Float32Array;
  /** `Float32Array[portraits, 2, 33, 33]`: canonical → face, px of 512, x then y. */
  readonly displacements: Float32Array;
  /** `[6, 64, 64]` and `[6, 33, 33]`: soft masks that sum to 1 everywhere. */
  readonly codeRegions: Float32Array;
  readonly fieldRegions: Float32Array;
  /** Young → old: `[12, 64, 64]` and `[2, 33, 33]`. */
  readonly ageCode: Float32Array;
  readonly ageField: Float32Array;
  /** The mean face: 468 points, `[x0, y0, x1, …]`, px of 512. */
  readonly canonical: Float32Array;
}

const manifestSchema = z.object({ version: z.string().min(1) });
const canonicalSchema = z.object({
  size: z.literal(PICTURE_SIZE),
  landmarks468: z.array(z.tuple([z.number(), z.number()])).length(LANDMARK_COUNT),
});

/**
 * Reads a generator's folder.
 * @throws Error that names the file which is missing, cut short or malformed.
 */
export async function readMemory(folder: string): Promise<Memory> {
  const read = async (name: string) => {
    try {
      return await readFile(join(folder, name));
    } catch (cause) {
      throw new Error(`The face generator needs ${name} in ${folder}. Restore it from the repository.`, {
        cause,
      });
    }
  };
  const sized = async (name: string, bytes: number) => {
    const file = await read(name);
    if (file.byteLength !== bytes) {
      throw new Error(
        `${join(folder, name)} has ${file.byteLength} bytes instead of ${bytes}: it is cut short or of another version. Restore it from the repository.`,
      );
    }
    return file.buffer.slice(file.byteOffset, file.byteOffset + bytes);
  };
  const json = async <T>(name: string, schema: z.ZodType<T>): Promise<T> => {
    const text = (await read(name)).toString('utf8');
    try {
      return schema.parse(JSON.parse(text));
    } catch (cause) {
      const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
      throw new Error(`${join(folder, name)} is not what the face generator expects: ${why}`, { cause });
    }
  };
  const floats = async (name: string, count: number) => new Float32Array(await sized(name, count * 4));

  const [{ version }, { portraits }, canonical] = await Promise.all([
    json('manifest.json', manifestSchema),
    json('portraits.json', portraitsSchema),
    json('canonical.json', canonicalSchema),
  ]);
  const count = portraits.length;
  const [codes, codeScale, halves, codeRegions, fieldRegions, ageCode, ageField] = await Promise.all([
    sized('codes.i8', count * CODE_CHANNELS * CODE_CELLS),
    floats('code_scale.f32', CODE_CHANNELS),
    sized('displacements.f16', count * 2 * FIELD_NODES * 2),
    floats('regions_64.f32', REGION_COUNT * CODE_CELLS),
    floats('regions_33.f32', REGION_COUNT * FIELD_NODES),
    floats('age_code.f32', CODE_CHANNELS * CODE_CELLS),
    floats('age_displacement.f32', 2 * FIELD_NODES),
  ]);
  return {
    folder,
    version,
    portraits,
    codes: new Int8Array(codes),
    codeScale,
    displacements: widenHalves(new Uint16Array(halves)),
    codeRegions,
    fieldRegions,
    ageCode,
    ageField,
    canonical: Float32Array.from(canonical.landmarks468.flat()),
  };
}

/** IEEE 754 binary16 → float32. Node 24 has no Float16Array. */
export function widenHalves(halves: Uint16Array): Float32Array {
  const out = new Float32Array(halves.length);
  for (let i = 0; i < halves.length; i++) {
    const half = halves[i]!;
    const exponent = (half >> 10) & 31;
    const fraction = half & 1023;
    const magnitude = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
    out[i] = half & 0x8000 ? -magnitude : magnitude;
  }
  return out;
}
