import { createHash } from 'node:crypto';
import type { NewGalleryFace } from './gallery-face.ts';
import type { GalleryStore } from './gallery.store.ts';

const FACT = 'starter-gallery';

/**
 * Brings the faces that come with Tronie into the gallery, once: again only after they have
 * changed (a new version of Tronie). What the curator added or removed in between stays as it is,
 * save that a changed starter gallery is brought in whole.
 *
 * @returns how many faces were brought in; 0 when they were there
 */
export async function importStarterGallery(
  store: GalleryStore,
  faces: readonly NewGalleryFace[],
): Promise<number> {
  const checksum = createHash('sha256');
  for (const face of faces) {
    const { embedding, ...rest } = face;
    checksum.update(JSON.stringify(rest)).update(embedding);
  }
  const version = checksum.digest('hex');
  if ((await store.fact(FACT)) === version) return 0;
  await store.put(faces);
  await store.putFact(FACT, version);
  return faces.length;
}
