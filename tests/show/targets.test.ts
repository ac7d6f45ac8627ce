import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../engine/generator/random.ts';
import type { GalleryFace } from '../../engine/gallery/gallery-face.ts';
import {
  resolveFace,
  resolveTarget,
  resolveTargets,
  targetsOf,
  UnknownTargetError,
} from '../../engine/show/targets.ts';

function face(
  id: string,
  kind: GalleryFace['kind'],
  en: string,
  nl: string,
  ugliness: number | null,
): GalleryFace {
  return {
    id,
    kind,
    name: { en, nl },
    caption: null,
    biography: null,
    punchLine: null,
    ugliness,
    source: '',
    licence: '',
    credit: '',
  };
}

const faces = [
  face('c-1', 'celebrity', 'Jane Doe', 'Jane Doe', null),
  face('g-1', 'generated', 'Marguerite', 'Marguerite', null),
  face('r-orc', 'rogue', 'Gorbag the Orc', 'Gorbag de Ork', 0.9),
  face('r-tenor', 'rogue', 'The Faded Tenor', 'De Verlepte Tenor', 0.4),
];
/** Row i lies at (i, 0, 0 …). */
const vectors = new Float32Array(faces.length * 128);
faces.forEach((_, row) => (vectors[row * 128] = row));
const gallery = { faces, vectors, row: (id: string) => new Map(faces.map((one, i) => [one.id, i])).get(id) };
const probe = new Float32Array(128).fill(0).with(0, 2.2);
const resolve = (wanted: string, seed = 1) => resolveTarget(gallery, wanted, probe, seededRandom(seed));

describe('targets', () => {
  test('are rogues and celebrities, the ugliest first; the faces in between are not offered', () => {
    expect(targetsOf(gallery).map((target) => target.id)).toEqual(['r-orc', 'r-tenor', 'c-1']);
  });

  test.each([
    ['r-tenor', 3],
    ['gorbag de ork', 2],
    ['JANE DOE', 0],
    ['ugliest', 2],
    ['closest', 2],
  ])('%s is row %i', (wanted, row) => {
    expect(resolve(wanted)).toBe(row);
  });

  test('a generated face can be walked to by its name, though it is not offered', () => {
    expect(resolve('marguerite')).toBe(1);
  });

  test('random is a target, the same for the same seed, not the same for all', () => {
    const drawn = Array.from({ length: 40 }, (_, seed) => resolve('random', seed));
    expect(drawn).toEqual(Array.from({ length: 40 }, (_, seed) => resolve('random', seed)));
    expect(new Set(drawn)).toEqual(new Set([0, 2, 3]));
  });

  test('any-rogue is every rogue, for one search; a gallery without rogues says so', () => {
    expect(resolveTargets(gallery, 'any-rogue', probe, () => 0)).toEqual([2, 3]);
    expect(resolveTargets(gallery, 'r-tenor', probe, () => 0)).toEqual([3]);
    const nobody = { ...gallery, faces: faces.slice(0, 2) };
    expect(() => resolveTargets(nobody, 'any-rogue', probe, () => 0)).toThrow(/no rogues/);
  });

  test('a face that is pinned or left out is named by id or name', () => {
    expect(resolveFace(gallery, 'g-1')).toBe(1);
    expect(resolveFace(gallery, 'marguerite')).toBe(1);
    expect(() => resolveFace(gallery, 'ugliest')).toThrow(UnknownTargetError);
  });

  test('an unknown name is refused with names that exist', () => {
    expect(() => resolve('Elvis')).toThrow(UnknownTargetError);
    expect(() => resolve('Elvis')).toThrow(/called "Elvis".*Gorbag the Orc \(r-orc\)/);
  });

  test('a gallery without anybody to walk to says so', () => {
    const empty = { faces: [faces[1]!], vectors: vectors.slice(0, 128), row: () => undefined };
    expect(() => resolveTarget(empty, 'ugliest', probe, () => 0)).toThrow(/no rogues and no celebrities/);
  });
});
