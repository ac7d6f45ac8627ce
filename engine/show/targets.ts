import type { GalleryFace } from '../gallery/gallery-face.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { distanceBetween } from '../chain/distance.ts';
import { EMBEDDING_LENGTH } from '../faces/face.ts';
import type { Target } from './show.ts';

/** Those one walks to: rogues and celebrities. The generated faces are the way there. */
export function targetsOf(gallery: Pick<Gallery, 'faces'>): readonly Target[] {
  return gallery.faces
    .filter((face) => face.kind !== 'generated')
    .map(({ id, kind, name, biography, ugliness }) => ({ id, kind, name, biography, ugliness }))
    .sort((a, b) => (b.ugliness ?? 0) - (a.ugliness ?? 0) || (a.id < b.id ? -1 : 1));
}

/** Nobody is called that. */
export class UnknownTargetError extends Error {
  override readonly name = 'UnknownTargetError';
  readonly code = 'unknown-target';
}

/**
 * Finds the face that is meant by an id, a name in any language (case does not matter), or one of
 * the words `ugliest`, `closest` (to the probe), `random`.
 *
 * @param probe Float32Array[128], the visitor's embedding
 * @param random uniform in [0, 1)
 * @returns the row of the target in the gallery
 * @throws {UnknownTargetError} with names that do exist
 */
export function resolveTarget(
  gallery: Pick<Gallery, 'faces' | 'vectors' | 'row'>,
  wanted: string,
  probe: Float32Array,
  random: () => number,
): number {
  const rows = gallery.faces.flatMap((face, row) => (face.kind === 'generated' ? [] : [row]));
  if (rows.length === 0 && ['ugliest', 'closest', 'random'].includes(wanted)) {
    throw new UnknownTargetError(
      'There is nobody to walk to: the gallery has no rogues and no celebrities. Import some.',
    );
  }
  const to = (row: number) => distanceBetween(gallery.vectors, row, probe, 0, EMBEDDING_LENGTH);
  switch (wanted) {
    case 'ugliest':
      return best(rows, (row) => gallery.faces[row]!.ugliness ?? -1);
    case 'closest':
      return best(rows, (row) => -to(row));
    case 'random':
      return rows[Math.floor(random() * rows.length)]!;
    default: {
      const row = gallery.row(wanted) ?? byName(gallery.faces, wanted);
      if (row !== undefined) return row;
      const some = targetsOf(gallery)
        .slice(0, 5)
        .map((target) => `${target.name.en} (${target.id})`);
      throw new UnknownTargetError(
        `Nobody in the gallery is called "${wanted}". Choose ugliest, closest, random, any-rogue, or for example ${some.join(', ')}.`,
      );
    }
  }
}

/**
 * As {@link resolveTarget}, and `any-rogue`: all of them, for a search that takes whoever is reached best.
 *
 * @throws {UnknownTargetError} with what does exist
 */
export function resolveTargets(
  gallery: Pick<Gallery, 'faces' | 'vectors' | 'row'>,
  wanted: string,
  probe: Float32Array,
  random: () => number,
): readonly number[] {
  if (wanted !== 'any-rogue') return [resolveTarget(gallery, wanted, probe, random)];
  const rogues = gallery.faces.flatMap((face, row) => (face.kind === 'rogue' ? [row] : []));
  if (rogues.length === 0)
    throw new UnknownTargetError('The gallery has no rogues. Choose a face by its name, or import some.');
  return rogues;
}

/**
 * The row of a face that is meant by its id or a name in any language.
 * @throws {UnknownTargetError}
 */
export function resolveFace(gallery: Pick<Gallery, 'faces' | 'row'>, wanted: string): number {
  const row = gallery.row(wanted) ?? byName(gallery.faces, wanted);
  if (row === undefined)
    throw new UnknownTargetError(
      `Nobody in the gallery is called "${wanted}". Give an id or a name as a chain shows it.`,
    );
  return row;
}

function byName(faces: readonly GalleryFace[], name: string): number | undefined {
  const wanted = name.trim().toLocaleLowerCase();
  const row = faces.findIndex((face) =>
    Object.values(face.name).some((known) => known.toLocaleLowerCase() === wanted),
  );
  return row === -1 ? undefined : row;
}

/** The first row of the highest score: deterministic when two are equal. */
function best(rows: readonly number[], score: (row: number) => number): number {
  return rows.reduce((leader, row) => (score(row) > score(leader) ? row : leader));
}
