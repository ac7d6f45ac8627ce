import type { Point } from './face.ts';

/** Rotation, uniform scale and shift of the plane: (x, y) → (a·x − b·y + x0, b·x + a·y + y0). */
export interface Similarity {
  readonly a: number;
  readonly b: number;
  readonly x0: number;
  readonly y0: number;
}

/** `map` applied to one point. */
export function apply(map: Similarity, [x, y]: Point): Point {
  return [map.a * x - map.b * y + map.x0, map.b * x + map.a * y + map.y0];
}

/** How much longer a length becomes under `map`. */
export function scaleOf(map: Similarity): number {
  return Math.hypot(map.a, map.b);
}

/** The similarity that undoes `map`. Its scale must not be 0. */
export function invert({ a, b, x0, y0 }: Similarity): Similarity {
  const square = a * a + b * b;
  const [ia, ib] = [a / square, -b / square];
  return { a: ia, b: ib, x0: -(ia * x0 - ib * y0), y0: -(ib * x0 + ia * y0) };
}

/** First `inner`, then `outer`. */
export function compose(outer: Similarity, inner: Similarity): Similarity {
  const [x0, y0] = apply(outer, [inner.x0, inner.y0]);
  return {
    a: outer.a * inner.a - outer.b * inner.b,
    b: outer.b * inner.a + outer.a * inner.b,
    x0,
    y0,
  };
}

/**
 * The least-squares similarity without reflection from `from` to `to` (Umeyama 1991 in two dimensions;
 * dlib's `find_similarity_transform`).
 *
 * @throws RangeError when the lists differ in length or all points of `from` coincide
 */
export function fitSimilarity(from: readonly Point[], to: readonly Point[]): Similarity {
  if (from.length !== to.length || from.length < 2)
    throw new RangeError('two or more pairs of points are needed');
  const n = from.length;
  const mean = (points: readonly Point[], axis: 0 | 1): number =>
    points.reduce((sum, point) => sum + point[axis], 0) / n;
  const [fx, fy, tx, ty] = [mean(from, 0), mean(from, 1), mean(to, 0), mean(to, 1)];
  let [square, dot, cross] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [x, y] = [from[i]![0] - fx, from[i]![1] - fy];
    const [u, v] = [to[i]![0] - tx, to[i]![1] - ty];
    square += x * x + y * y;
    dot += x * u + y * v;
    cross += x * v - y * u;
  }
  if (square === 0) throw new RangeError('the points coincide');
  const [a, b] = [dot / square, cross / square];
  return { a, b, x0: tx - a * fx + b * fy, y0: ty - b * fx - a * fy };
}
