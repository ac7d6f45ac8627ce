import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Point } from '../../engine/faces/face.ts';
import {
  apply,
  compose,
  fitSimilarity,
  invert,
  scaleOf,
  type Similarity,
} from '../../engine/faces/similarity.ts';

const coordinate = fc.double({ min: -1000, max: 1000, noNaN: true });
const point = fc.tuple(coordinate, coordinate) as fc.Arbitrary<Point>;
const similarity = fc
  .record({
    scale: fc.double({ min: 0.05, max: 20, noNaN: true }),
    angle: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
    x0: coordinate,
    y0: coordinate,
  })
  .map(({ scale, angle, x0, y0 }): Similarity => ({
    a: scale * Math.cos(angle),
    b: scale * Math.sin(angle),
    x0,
    y0,
  }));

const close = ([x, y]: Point, [u, v]: Point, tolerance = 1e-6): void => {
  expect(Math.hypot(x - u, y - v)).toBeLessThan(tolerance);
};

describe('similarity', () => {
  it('is found again from the points that it moved', () => {
    const spread = fc
      .array(point, { minLength: 3, maxLength: 8 })
      .filter(
        (points) => Math.max(...points.map(([x, y]) => Math.hypot(x - points[0]![0], y - points[0]![1]))) > 1,
      );
    fc.assert(
      fc.property(similarity, spread, point, (map, points, probe) => {
        const fitted = fitSimilarity(
          points,
          points.map((p) => apply(map, p)),
        );
        expect(scaleOf(fitted)).toBeCloseTo(scaleOf(map), 6);
        close(apply(fitted, probe), apply(map, probe), 1e-3);
      }),
    );
  });

  it('is undone by its inverse, and composes in the order of functions', () => {
    fc.assert(
      fc.property(similarity, similarity, point, (outer, inner, p) => {
        close(apply(invert(inner), apply(inner, p)), p);
        close(apply(compose(outer, inner), p), apply(outer, apply(inner, p)));
      }),
    );
  });

  it('never mirrors, even where a mirrored fit would be perfect', () => {
    const triangle: Point[] = [
      [0, 0],
      [10, 0],
      [0, 20],
    ];
    const fitted = fitSimilarity(
      triangle,
      triangle.map(([x, y]) => [-x, y]),
    );
    expect(fitted.a * fitted.a + fitted.b * fitted.b).toBeGreaterThan(0);
    close(apply(fitted, [10 / 3, 20 / 3]), [-10 / 3, 20 / 3]);
  });

  it('refuses points that all coincide', () => {
    expect(() =>
      fitSimilarity(
        [
          [1, 1],
          [1, 1],
        ],
        [
          [0, 0],
          [1, 0],
        ],
      ),
    ).toThrow(RangeError);
  });
});
