import type { Likeness, LocalText } from '../show/show.ts';
import type { Gallery } from './gallery.ts';

/** A face of the gallery beside a visitor's. */
export interface LookAlike {
  readonly id: string;
  readonly name: LocalText;
  /** Euclidean. */
  readonly distance: number;
  /** The same number that preview and projector show for this distance; null while the gallery is too small. */
  readonly likeness: Likeness | null;
}

/**
 * Who in the gallery looks most like this face.
 *
 * @param embedding Float32Array[128] by the gallery's model
 * @returns nearest first, at most `count`
 */
export function lookAlikes(
  gallery: Pick<Gallery, 'faces' | 'neighbours' | 'likeness'>,
  embedding: Float32Array,
  count: number,
): LookAlike[] {
  return gallery.neighbours.nearest(embedding, count).map(({ row, distance }) => {
    const { id, name } = gallery.faces[row]!;
    return { id, name, distance, likeness: gallery.likeness(distance) };
  });
}
