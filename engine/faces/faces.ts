import { describe } from './describe.ts';
import { FULL_RANGE, SHORT_RANGE } from './detector-network.ts';
import { embedChips, RECOGNITION_MODEL } from './embed.ts';
import type { DescribedPicture, Point, StagePortrait } from './face.ts';
import { MESH_MODEL } from './mesh.ts';
import { hasModel, type InferenceOptions, openModel } from './model-session.ts';
import { drawPortrait } from './portrait.ts';
import { MASK_MODEL } from './person-mask.ts';
import type { ExecutionProvider } from './providers.ts';

/** Names network, alignment and version; embeddings of different names are not comparable. */
export const FACES_MODEL = 'dlib-resnet-v1+mesh5/1';

/** Without these nothing works; the person mask alone may be missing. */
export const REQUIRED_MODELS = [SHORT_RANGE.model, FULL_RANGE.model, MESH_MODEL, RECOGNITION_MODEL] as const;

/** One picture in, face descriptors out: the same for booth, import and command line. */
export interface Faces {
  /** Stored with every embedding; embeddings are comparable only when it is equal. */
  readonly model: string;
  /** Where the networks run. */
  readonly provider: ExecutionProvider;
  /**
   * Decodes, detects, aligns and embeds.
   *
   * @param picture the bytes of a picture file
   * @returns largest face first; no faces when none was found
   * @throws PictureError when the file cannot be read or every face in it is too small
   */
  describe(picture: Uint8Array): Promise<DescribedPicture>;
  /**
   * Embeds face chips that are aligned already.
   *
   * @param chips 150 × 150 × 3 bytes each, RGB interleaved
   * @returns Float32Array[128] for each chip
   * @throws RangeError when a chip has another size
   */
  embedChips(chips: readonly Uint8Array[]): Promise<Float32Array[]>;
  /**
   * The face normalised for the stage.
   *
   * @param picture the same bytes that `describe` got
   * @throws PictureError when the file cannot be read
   */
  portrait(picture: Uint8Array, face: { readonly landmarks: readonly Point[] }): Promise<StagePortrait>;
  /** Gives the networks back. Nothing may be asked afterwards. */
  close(): Promise<void>;
}

/** Where the networks are and how to run them. */
export interface FacesOptions extends InferenceOptions {
  /** Folder of the converted networks (`models/built`). */
  readonly models: string;
}

/**
 * Opens the networks in this thread. A server uses `createFacesPool` instead: the picture arithmetic here
 * takes tens of milliseconds at a time.
 *
 * @throws ModelsMissingError when set-up has not converted the networks yet
 */
export async function createFaces({ models, ...inference }: FacesOptions): Promise<Faces> {
  const open = (name: string) => openModel(models, name, inference);
  const [short, full, mesh, recognition, mask] = await Promise.all([
    open(SHORT_RANGE.model),
    open(FULL_RANGE.model),
    open(MESH_MODEL),
    open(RECOGNITION_MODEL),
    hasModel(models, MASK_MODEL).then((there) => (there ? open(MASK_MODEL) : undefined)),
  ]);
  return {
    model: FACES_MODEL,
    provider: inference.executionProviders?.[0] ?? 'cpu',
    describe: (picture) => describe({ short, full, mesh, recognition }, picture),
    embedChips: (chips) => embedChips(recognition, chips),
    portrait: (picture, { landmarks }) => drawPortrait(picture, landmarks, mask),
    close: async () => {
      for (const session of [short, full, mesh, recognition, mask]) await session?.release();
    },
  };
}
