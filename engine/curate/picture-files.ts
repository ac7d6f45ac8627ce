import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** Endings that are worth a look; what is inside decides. */
const ENDINGS = new Set([
  '.jpg',
  '.jpeg',
  '.png',
  '.webp',
  '.avif',
  '.gif',
  '.tif',
  '.tiff',
  '.heic',
  '.heif',
  '.bmp',
]);

/**
 * Every picture file below a folder, in a fixed order. Hidden files and folders are passed over,
 * links are not followed (a link to the folder above would never end).
 */
export async function* pictureFiles(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* pictureFiles(path);
    else if (entry.isFile() && ENDINGS.has(extname(entry.name).toLowerCase())) yield path;
  }
}
