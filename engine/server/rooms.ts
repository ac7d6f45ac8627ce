import { createChainPool, type ChainPool } from '../chain/chain-pool.ts';
import { createFacesPool } from '../faces/faces-pool.ts';
import { EMBEDDING_LENGTH } from '../faces/face.ts';
import type { Faces } from '../faces/faces.ts';
import { createGalleryPainter } from '../gallery/gallery-painter.ts';
import { loadGallery, type Gallery } from '../gallery/gallery.ts';
import { openGallery, type GalleryStore } from '../gallery/gallery.store.ts';
import { importStarterGallery } from '../gallery/starter-gallery.ts';
import { createGeneratorPool } from '../generator/generator-pool.ts';
import type { Generator } from '../generator/generator.ts';
import { readStarterGallery } from '../generator/starter-gallery.ts';
import { dataFiles, HOUSE } from '../house.ts';

/** The rooms of the engine that both the server and the command line work with, open and warm. */
export interface Rooms {
  readonly faces: Faces;
  readonly generator: Generator;
  readonly chains: ChainPool;
  readonly store: GalleryStore;
  gallery(): Gallery;
  /** Reads the gallery again, after faces came or went. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the data folder, brings the starter gallery in when it is not there, warms the networks.
 *
 * @throws a sentence that says what is missing and what to do
 */
export async function openRooms(
  data: string,
  onCacheError: (error: unknown) => void = () => undefined,
): Promise<Rooms> {
  const store = await openGallery(dataFiles(data).gallery);
  const closers: (() => Promise<unknown>)[] = [() => store.close()];
  try {
    const [faces, generator, chains] = await Promise.all([
      createFacesPool({ models: HOUSE.models }),
      createGeneratorPool(HOUSE.generator),
      createChainPool(),
      readStarterGallery(HOUSE.datasets).then((starter) => importStarterGallery(store, starter)),
    ]);
    closers.push(
      () => faces.close(),
      () => generator.close(),
      () => chains.close(),
    );
    const draw = createGalleryPainter(generator);
    const load = async () => {
      const gallery = await loadGallery({ store, model: faces.model, draw, onCacheError });
      await chains.prepare(gallery, EMBEDDING_LENGTH); // now, so that the first search of the evening does not wait
      return gallery;
    };
    let gallery = await load();
    return {
      faces,
      generator,
      chains,
      store,
      gallery: () => gallery,
      async reload() {
        gallery = await load();
      },
      async close() {
        await Promise.all(closers.map((closeOne) => closeOne()));
      },
    };
  } catch (error) {
    await Promise.allSettled(closers.map((closeOne) => closeOne()));
    throw error;
  }
}
