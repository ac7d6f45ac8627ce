import { EMBEDDING_LENGTH, type StagePortrait } from '../faces/face.ts';
import { calibrate, type Calibration } from '../faces/likeness.ts';
import type { Likeness } from '../show/show.ts';
import { distanceBetween } from '../chain/distance.ts';
import type { GalleryFace } from './gallery-face.ts';
import type { GalleryStore } from './gallery.store.ts';
import { indexNeighbours } from './index-neighbours.ts';
import type { Neighbours } from './neighbours.ts';

/** The gallery as a show uses it: vectors in memory, portraits on demand. Immutable; load a new one after a change. */
export interface Gallery {
  /** The model whose vectors these are. */
  readonly model: string;
  /** By row, ordered by id. */
  readonly faces: readonly GalleryFace[];
  /** `faces.length` × 128, row-major, shared memory. */
  readonly vectors: Float32Array;
  readonly neighbours: Neighbours;
  /** The row of a face, or undefined. */
  row(id: string): number | undefined;
  /** How unusual it is for two strangers to be this near; null while the gallery is too small to tell. */
  likeness(distance: number): Likeness | null;
  /**
   * The face as the stage shows it: kept, or drawn by the generator and then kept.
   * @throws a sentence when there is no such face or it cannot be drawn
   */
  portrait(id: string): Promise<StagePortrait>;
}

export interface GalleryParts {
  readonly store: GalleryStore;
  readonly model: string;
  /** Draws a latent; see engine/generator. */
  readonly draw: (latent: string) => Promise<StagePortrait>;
  /** Told when a drawn portrait could not be kept (a full disk): the show goes on, drawing it again. */
  readonly onCacheError?: (error: unknown) => void;
}

/** Below this many strangers a "1 in N" would be made up. */
const ENOUGH_STRANGERS = 50;
/** Pairs that the calibration looks at, at most: more do not change the second digit. */
const SAMPLED_PAIRS = 200_000;

export async function loadGallery({ store, model, draw, onCacheError }: GalleryParts): Promise<Gallery> {
  const { faces, vectors } = await store.vectors(model);
  const rows = new Map(faces.map((face, row) => [face.id, row]));
  const calibration = calibrateGallery(faces, vectors);
  const drawing = new Map<string, Promise<StagePortrait>>();

  const drawOnce = async (id: string): Promise<StagePortrait> => {
    const latent = await store.latent(id);
    if (latent === null) throw new Error(`There is no picture of ${id} in the gallery. Import it again.`);
    const portrait = await draw(latent);
    await store.putPortrait(id, portrait).catch((error: unknown) => onCacheError?.(error));
    return portrait;
  };

  return {
    model,
    faces,
    vectors,
    neighbours: indexNeighbours(vectors, EMBEDDING_LENGTH),
    row: (id) => rows.get(id),
    likeness: (value) => calibration?.strangers(value) ?? null,
    async portrait(id) {
      const kept = await store.portrait(id);
      if (kept !== undefined) return kept;
      // Several surfaces ask for the same new face at once: it is drawn once.
      let pending = drawing.get(id);
      if (pending === undefined) {
        pending = drawOnce(id).finally(() => drawing.delete(id));
        drawing.set(id, pending);
      }
      return pending;
    },
  };
}

/** Distances between different people of the gallery; rogues are nobody's strangers. */
function calibrateGallery(faces: readonly GalleryFace[], vectors: Float32Array): Calibration | undefined {
  const people = faces.flatMap((face, row) => (face.kind === 'rogue' ? [] : [row]));
  if (people.length < ENOUGH_STRANGERS) return undefined;
  const pairs = (people.length * (people.length - 1)) / 2;
  // Every n-th pair in a fixed order: spread over the whole gallery, the same every night.
  const stride = Math.max(1, Math.floor(pairs / SAMPLED_PAIRS));
  const [sample, first, second]: [number[], number[], number[]] = [[], [], []];
  let index = 0;
  for (let i = 0; i < people.length; i++) {
    for (let j = i + 1; j < people.length; j++) {
      if (index++ % stride !== 0) continue;
      sample.push(distanceBetween(vectors, people[i]!, vectors, people[j]!, EMBEDDING_LENGTH));
      first.push(i);
      second.push(j);
    }
  }
  return calibrate(Float32Array.from(sample), { first, second });
}
