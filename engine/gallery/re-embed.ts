import type { Faces } from '../faces/faces.ts';
import type { StagePortrait } from '../faces/face.ts';
import type { GalleryFace } from './gallery-face.ts';
import type { GalleryStore } from './gallery.store.ts';
import { originalPicture } from './re-embed-picture.ts';

export interface ReEmbedParts {
  readonly store: GalleryStore;
  readonly faces: Pick<Faces, 'model' | 'describe'>;
  /** The portrait, kept or drawn. */
  readonly portrait: (id: string) => Promise<StagePortrait>;
  /** The picture that the face came from, where it still exists; default: {@link originalPicture}. */
  readonly original?: (face: GalleryFace) => Promise<Uint8Array | undefined>;
  /** Called once, before the first face, with how many there are. */
  readonly onStart?: (faces: number) => void;
  readonly signal: AbortSignal;
}

export interface ReEmbedReport {
  /** Faces that have a vector of the present model now and had none before. */
  readonly measured: number;
  /** Old vectors were removed: whoever holds the gallery in memory loads it again. */
  readonly switched: boolean;
  /** Faces that the present model does not find in their pictures; their old vectors stay. */
  readonly failed: readonly { readonly id: string; readonly reason: string }[];
}

/**
 * Measures every face that has no vector of the present model, then switches over.
 *
 * [Note: switching models] New vectors are written beside the old ones, one commit each, so an interrupted run goes on
 * where it was. When everybody has been tried, one statement removes the old vectors of those who have a new one: that
 * is the switch, for `servedModel` counts. A face that cannot be measured keeps its old vector, and is tried again at
 * the next start. One face at a time: a visitor's picture waits for one of these at most.
 *
 * @throws the signal's reason, or what the database threw (a full disk); what was measured stays
 */
export async function reEmbed(parts: ReEmbedParts): Promise<ReEmbedReport> {
  const { store, faces, signal, onStart } = parts;
  const missing = await store.unmeasured(faces.model);
  const failed: { id: string; reason: string }[] = [];
  let measured = 0;
  if (missing.length > 0) onStart?.(missing.length);
  for (const id of missing) {
    signal.throwIfAborted();
    const seen = await embedOne(id, parts);
    if (seen === undefined) continue;
    signal.throwIfAborted();
    if (typeof seen === 'string') {
      failed.push({ id, reason: seen });
    } else {
      await store.putVector(id, faces.model, seen);
      measured++;
    }
  }
  return { measured, switched: (await store.dropOtherVectors(faces.model)) > 0, failed };
}

/** @returns the vector, or why there is none, or undefined when the face has been removed meanwhile */
async function embedOne(
  id: string,
  { store, faces, portrait, original = originalPicture }: ReEmbedParts,
): Promise<Float32Array | string | undefined> {
  const face = await store.face(id);
  if (face === undefined) return undefined;
  let reason = 'there is no picture of it';
  for (const picture of [() => original(face), async () => (await portrait(id)).jpeg]) {
    try {
      const bytes = await picture();
      if (bytes === undefined) continue;
      const [found] = (await faces.describe(bytes)).faces;
      if (found !== undefined) return found.embedding;
      reason = 'no face was found in its picture';
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
  }
  return reason;
}
