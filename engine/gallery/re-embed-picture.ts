import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { GalleryFace } from './gallery-face.ts';

/**
 * The picture that a face was imported from, where it still lies there unchanged: its face has more pixels than the
 * portrait that was made of it, and no cut-out. An imported face's id ends with the first 16 hexadecimal digits of its
 * picture's SHA-256 (curate/import-folder.ts), so another picture of the same name is never taken for it.
 */
export async function originalPicture({ id, source }: GalleryFace): Promise<Uint8Array | undefined> {
  const checksum = /-([0-9a-f]{16})$/.exec(id)?.[1];
  if (checksum === undefined) return undefined;
  const picture = await readFile(source).catch(() => undefined);
  if (picture === undefined) return undefined;
  return createHash('sha256').update(picture).digest('hex').startsWith(checksum) ? picture : undefined;
}
