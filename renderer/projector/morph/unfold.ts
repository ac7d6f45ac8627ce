/** Rounds of smoothing; each takes a seventh from what folds, so this is more than any face needs. */
const ROUNDS = 60;
/** A triangle may not shrink below this share of its mean area. */
const LEAST = 0.08;
const GIVES = 0.85;

/**
 * Draws the two places of a vertex towards their middle wherever a triangle would turn over (a strong caricature, a
 * turned head), and its neighbours a little with it, so that no outline gets a notch. In place. At both ends of the
 * morph the pictures stay exact: a vertex shows what lies under it.
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
): void {
  const [wholeA, wholeB] = [a.slice(), b.slice()];
  /** What is left of each vertex's own way, 0…1. */
  const left = new Float64Array(mean.length / 2).fill(1);
  for (let round = 0; round < ROUNDS; round++) {
    const folded = new Set<number>();
    for (let t = 0; t < triangles.length; t += 3) {
      const whole = area(mean, triangles, t);
      const turned = (points: ArrayLike<number>): boolean =>
        area(points, triangles, t) * Math.sign(whole) < LEAST * Math.abs(whole);
      if (whole !== 0 && (turned(a) || turned(b))) for (let i = t; i < t + 3; i++) folded.add(triangles[i]!);
    }
    if (folded.size === 0) return;
    for (const vertex of folded) left[vertex]! *= GIVES;
    spread(left, triangles);
    for (let i = 0; i < a.length; i++) {
      const share = left[i >> 1]!;
      a[i] = mean[i]! + (wholeA[i]! - mean[i]!) * share;
      b[i] = mean[i]! + (wholeB[i]! - mean[i]!) * share;
    }
  }
}

/** No vertex keeps much more of its way than the others of its triangles. */
function spread(left: Float64Array, triangles: Uint16Array): void {
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!] as const;
    const least = Math.min(left[corners[0]]!, left[corners[1]]!, left[corners[2]]!);
    for (const corner of corners) left[corner] = Math.min(left[corner]!, least + 0.12);
  }
}

/** Twice the signed area of the triangle that begins at `t`. */
function area(points: ArrayLike<number>, triangles: Uint16Array, t: number): number {
  const [i, j, k] = [2 * triangles[t]!, 2 * triangles[t + 1]!, 2 * triangles[t + 2]!];
  const [ax, ay] = [points[i]!, points[i + 1]!];
  return (points[j]! - ax) * (points[k + 1]! - ay) - (points[k]! - ax) * (points[j + 1]! - ay);
}
