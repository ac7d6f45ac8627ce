import type { GalleryStore } from './gallery.store.ts';

/**
 * Whose vectors a show uses: those of the model that knows most faces of the gallery; among equals the present one's.
 * So a newer version of Tronie goes on with the old vectors until it has measured everybody ([Note: switching models]
 * in re-embed.ts), after a restart in the middle as well.
 *
 * @param present the model that measures visitors now
 */
export async function servedModel(store: Pick<GalleryStore, 'models'>, present: string): Promise<string> {
  let served = { model: present, faces: 0 };
  for (const counted of await store.models()) {
    if (counted.faces > served.faces || (counted.faces === served.faces && counted.model === present))
      served = counted;
  }
  return served.model;
}
