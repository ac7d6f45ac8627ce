import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything that a render depends on. */
const FILES = [
  'age_code.f32',
  'age_displacement.f32',
  'canonical.json',
  'code_scale.f32',
  'codes.i8',
  'decoder.onnx',
  'displacements.f16',
  'portraits.json',
  'regions_33.f32',
  'regions_64.f32',
] as const;

/** SHA-256 of each weight file, and of the detail bands one after the other. */
export async function weightChecksums(folder: string): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const name of FILES) {
    sums[name] = createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('hex');
  }
  const bands = createHash('sha256');
  for (const name of (await readdir(join(folder, 'detail'))).sort()) {
    bands.update(name).update(await readFile(join(folder, 'detail', name)));
  }
  sums['detail/*'] = bands.digest('hex');
  return sums;
}
