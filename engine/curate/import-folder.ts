import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { BYTES_LIMIT } from '../faces/decode.ts';
import type { Faces } from '../faces/faces.ts';
import { PictureError } from '../faces/picture-error.ts';
import type { NewGalleryFace } from '../gallery/gallery-face.ts';
import type { GalleryStore } from '../gallery/gallery.store.ts';
import type { FaceKind } from '../show/show.ts';
import { nameOfFile } from './name-of-file.ts';
import { pictureFiles } from './picture-files.ts';

export interface ImportParts {
  readonly faces: Pick<Faces, 'model' | 'describe' | 'portrait'>;
  readonly store: GalleryStore;
  /** Called after every picture. */
  readonly onProgress?: (done: {
    readonly pictures: number;
    readonly faces: number;
    readonly file: string;
  }) => void;
}

export interface ImportReport {
  /** Picture files that were looked at. */
  readonly pictures: number;
  /** Faces that are in the gallery because of them, those that were there before included. */
  readonly faces: number;
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

/**
 * Takes every picture of a folder with exactly one face into the gallery: a normalised portrait and
 * its embedding, named after file or folder. A picture that is there already (by content) is
 * counted and left as it is, so that an interrupted import goes on where it was.
 *
 * @throws when the folder cannot be read; a single picture never ends an import
 */
export async function importFolder(
  folder: string,
  kind: Exclude<FaceKind, 'rogue'>,
  parts: ImportParts,
): Promise<ImportReport> {
  const root = resolve(folder);
  const known = new Set((await parts.store.list()).map((face) => face.id));
  const counted = new Set<string>();
  const skipped: { file: string; reason: string }[] = [];
  let pictures = 0;
  for await (const file of pictureFiles(root)) {
    pictures++;
    try {
      const size = (await stat(file)).size;
      if (size > BYTES_LIMIT)
        throw new PictureError(
          'picture-too-large',
          `The file has ${Math.round(size / 1e6)} MB; ${Math.round(BYTES_LIMIT / 1e6)} MB is the limit.`,
        );
      const picture = await readFile(file);
      const id = `${kind}-${createHash('sha256').update(picture).digest('hex').slice(0, 16)}`;
      if (!known.has(id)) {
        await importPicture(picture, id, file, root, kind, parts);
        known.add(id);
      }
      counted.add(id);
    } catch (error) {
      // A full disk or a broken database would fail for every picture: that does end the import.
      if (!(error instanceof PictureError || error instanceof SkippedPicture || isFileError(error)))
        throw error;
      skipped.push({ file, reason: error.message });
    }
    parts.onProgress?.({ pictures, faces: counted.size, file });
  }
  return { pictures, faces: counted.size, skipped };
}

/** Nothing is wrong with the picture, but it is of no use to a gallery. */
class SkippedPicture extends Error {}

async function importPicture(
  picture: Uint8Array,
  id: string,
  file: string,
  root: string,
  kind: FaceKind,
  parts: ImportParts,
): Promise<void> {
  const { faces: found } = await parts.faces.describe(picture);
  const [face, second] = found;
  if (face === undefined)
    throw new SkippedPicture('No face found. Use a frontal picture with the face at least 80 px wide.');
  if (second !== undefined) {
    throw new SkippedPicture(
      `${found.length} faces found, and no telling who is meant. Crop the picture to one face.`,
    );
  }
  const name = nameOfFile(file, root);
  const added: NewGalleryFace = {
    id,
    kind,
    name: { en: name, nl: name },
    caption: null,
    biography: null,
    punchLine: null,
    ugliness: null,
    source: file,
    licence: 'unknown',
    credit: '',
    embedding: face.embedding,
    model: parts.faces.model,
    latent: null,
  };
  const portrait = await parts.faces.portrait(picture, face);
  await parts.store.put([added], new Map([[id, portrait]]));
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return (
    error instanceof Error &&
    'code' in error &&
    ['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'EIO'].includes(String(error.code))
  );
}
