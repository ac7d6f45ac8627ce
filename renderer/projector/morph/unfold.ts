/** Rounds of smoothing; each takes a tenth and a half from what folds, so this is more than any face needs. */
const ROUNDS = 60;
/** A triangle may not shrink below this share of its mean area. */
const LEAST = 0.08;

/**
 * Draws the two places of a vertex towards their middle wherever a triangle would turn over (a strong caricature, a
 * turned head), in place. At both ends of the morph the pictures stay exact: a vertex shows what lies under it.
 *
 * @param a places in picture A: x y x y …
 * @param b places in picture B
 * @param mean middle of both, which the triangles were made on
 */
export function unfold(
  a: Float32Array,
  b: Float32Array,
  mean: ArrayLike<number>,
  triangles: Uint16Array,
): number {
  for (let round = 0; round < ROUNDS; round++) {
    const folded = new Set<number>();
    for (let t = 0; t < triangles.length; t += 3) {
      const least = LEAST * area(mean, triangles, t);
      const turned = (points: ArrayLike<number>): boolean =>
        area(points, triangles, t) / Math.sign(least || 1) < Math.abs(least);
      if (least !== 0 && (turned(a) || turned(b))) for (let i = t; i < t + 3; i++) folded.add(triangles[i]!);
    }
    if (folded.size === 0) return round;
    for (const vertex of folded) {
      for (let i = 2 * vertex; i < 2 * vertex + 2; i++) {
        a[i] = mean[i]! + (a[i]! - mean[i]!) * 0.85;
        b[i] = mean[i]! + (b[i]! - mean[i]!) * 0.85;
      }
    }
  }
  return ROUNDS;
}

/** Twice the signed area of the triangle that begins at `t`. */
function area(points: ArrayLike<number>, triangles: Uint16Array, t: number): number {
  const [i, j, k] = [2 * triangles[t]!, 2 * triangles[t + 1]!, 2 * triangles[t + 2]!];
  const [ax, ay] = [points[i]!, points[i + 1]!];
  return (points[j]! - ax) * (points[k + 1]! - ay) - (points[k]! - ax) * (points[j + 1]! - ay);
}
