import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where set-up puts the converted networks. */
export const MODELS = join(import.meta.dirname, '../../../models/built');

/** The pictures of a folder and its folders, in an order that does not depend on the disk. */
export async function picturesIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true }))
    .filter((name) => /\.(jpe?g|png|webp)$/i.test(name))
    .sort();
}
