import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correspond, type FaceShape } from '../../../../renderer/projector/morph/correspondence.ts';
import { morphMesh } from '../../../../renderer/projector/morph/morph-mesh.ts';
import type { Point } from '../../../../renderer/projector/portrait/landmarks.ts';
import { matteOf } from '../../../../renderer/projector/portrait/matte.ts';
import { silhouetteOf } from '../../../../renderer/projector/portrait/silhouette.ts';
import { someFace, somePixels } from '../some-face.ts';

const SIZE = 128;
const shape = (landmarks: Point[], hair: number): FaceShape => ({
  landmarks,
  silhouette: silhouetteOf(matteOf(somePixels(SIZE, hair), SIZE), landmarks),
});

/** Sum of the triangles' signed areas and the smallest of them, in the direction that most have. */
function areas(points: Float32Array, triangles: Uint16Array): { total: number; least: number } {
  const list: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const [i, j, k] = [2 * triangles[t]!, 2 * triangles[t + 1]!, 2 * triangles[t + 2]!];
    const [ax, ay] = [points[i]!, points[i + 1]!];
    list.push(((points[j]! - ax) * (points[k + 1]! - ay) - (points[j + 1]! - ay) * (points[k]! - ax)) / 2);
  }
  const sign = Math.sign(list.reduce((sum, area) => sum + area, 0));
  return {
    total: list.reduce((sum, area) => sum + area, 0) * sign,
    least: Math.min(...list.map((area) => area * sign)),
  };
}

describe('the morph mesh', () => {
  test('covers both pictures wholly, with no fold, also between a narrow and a caricatured face', () => {
    const narrow = shape(someFace(0.19, 0.3), 0.26);
    const broad = shape(someFace(0.33, 0.4), 0.47);
    const { a, b, triangles } = morphMesh(correspond(narrow, broad));
    for (const points of [a, b]) {
      const { total, least } = areas(points, triangles);
      expect(total).toBeCloseTo(1, 4);
      expect(least).toBeGreaterThan(-1e-7);
    }
  });

  test('does not fold whatever way the landmarks are displaced', () => {
    const noise = fc.array(
      fc.tuple(
        fc.double({ min: -0.05, max: 0.05, noNaN: true }),
        fc.double({ min: -0.05, max: 0.05, noNaN: true }),
      ),
      { minLength: 468, maxLength: 468 },
    );
    fc.assert(
      fc.property(noise, (displacements) => {
        const moved = someFace().map(([x, y], i): Point => [
          x + displacements[i]![0],
          y + displacements[i]![1],
        ]);
        const { a, b, triangles } = morphMesh(correspond(shape(someFace(), 0.3), shape(moved, 0.36)));
        for (const points of [a, b]) expect(areas(points, triangles).least).toBeGreaterThan(-1e-6);
      }),
      { numRuns: 25 },
    );
  });

  test('lays eyes, mouth and outline exactly on each other where nothing folds', () => {
    const [one, other] = [someFace(0.23, 0.33), someFace(0.25, 0.35)];
    const { a, b } = morphMesh(correspond(shape(one, 0.3), shape(other, 0.33)));
    for (let i = 0; i < 468; i++) {
      expect(a[2 * i]).toBeCloseTo(one[i]![0], 2);
      expect(b[2 * i + 1]).toBeCloseTo(other[i]![1], 2);
    }
  });

  test('lets the eyes leave before the jaw, and hair last', () => {
    const { a, traits } = morphMesh(correspond(shape(someFace(), 0.3), shape(someFace(), 0.3)));
    const delayNear = (x: number, y: number): number => {
      let [nearest, delay] = [Infinity, 0];
      for (let i = 0; i < traits.length / 2; i++) {
        const away = Math.hypot(a[2 * i]! - x, a[2 * i + 1]! - y);
        if (away < nearest) [nearest, delay] = [away, traits[2 * i]!];
      }
      return delay;
    };
    expect(delayNear(0.375, 0.475)).toBeLessThan(0.2);
    expect(delayNear(0.5, 0.86)).toBeGreaterThan(delayNear(0.5, 0.72));
    expect(delayNear(0.5, 0.72)).toBeGreaterThan(delayNear(0.375, 0.475) + 0.2);
  });

  test('without landmarks nothing is displaced: the morph is a cross-fade', () => {
    const { a, b, triangles } = morphMesh(correspond(null, shape(someFace(), 0.3)));
    expect(a).toEqual(b);
    expect(areas(a, triangles).total).toBeCloseTo(1, 6);
  });
});
