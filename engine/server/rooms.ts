import { createChainPool, type ChainPool } from '../chain/chain-pool.ts';
import { createFacesPool } from '../faces/faces-pool.ts';
import { EMBEDDING_LENGTH } from '../faces/face.ts';
import { createProviderFaces, type ProviderFaces, type ProviderFacesParts } from '../faces/provider-faces.ts';
import { createGalleryPainter } from '../gallery/gallery-painter.ts';
import { loadGallery, type Gallery } from '../gallery/gallery.ts';
import { openGallery, type GalleryStore } from '../gallery/gallery.store.ts';
import { servedModel } from '../gallery/re-embed-model.ts';
import { importStarterGallery } from '../gallery/starter-gallery.ts';
import { createGeneratorPool } from '../generator/generator-pool.ts';
import type { Generator } from '../generator/generator.ts';
import { readStarterGallery } from '../generator/starter-gallery.ts';
import { dataFiles, HOUSE } from '../house.ts';

/** The rooms of the engine that both the server and the command line work with, open and warm. */
export interface Rooms {
  /** On the CPU until `use` is called. */
  readonly faces: ProviderFaces;
  readonly generator: Generator;
  readonly chains: ChainPool;
  readonly store: GalleryStore;
  gallery(): Gallery;
  /** Reads the gallery again, after faces came or went. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

export interface RoomsOptions {
  /** Told when a drawn portrait could not be kept. */
  readonly onCacheError?: (error: unknown) => void;
  readonly onProviderLost?: ProviderFacesParts['onLost'];
  /**
   * Serves the vectors of an older model until the newer one knows as many faces. Not for one who measures a face
   * and compares it at once (the command line): vectors of different models are not comparable.
   */
  readonly servesOlderModel?: boolean;
}

/**
 * Opens the data folder, brings the starter gallery in when it is not there, warms the networks.
 *
 * @throws a sentence that says what is missing and what to do
 */
export async function openRooms(
  data: string,
  { onCacheError, onProviderLost, servesOlderModel = false }: RoomsOptions = {},
): Promise<Rooms> {
  const store = await openGallery(dataFiles(data).gallery);
  const closers: (() => Promise<unknown>)[] = [() => store.close()];
  try {
    const [cpu, generator, chains] = await Promise.all([
      createFacesPool({ models: HOUSE.models }),
      createGeneratorPool(HOUSE.generator),
      createChainPool(),
      readStarterGallery(HOUSE.datasets).then((starter) => importStarterGallery(store, starter)),
    ]);
    const faces = createProviderFaces({ cpu, ...(onProviderLost && { onLost: onProviderLost }) });
    closers.push(
      () => faces.close(),
      () => generator.close(),
      () => chains.close(),
    );
    const draw = createGalleryPainter(generator);
    const load = async () => {
      const model = servesOlderModel ? await servedModel(store, faces.model) : faces.model;
      const gallery = await loadGallery({ store, model, draw, ...(onCacheError && { onCacheError }) });
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
