/** Where a point of the generator's 512 px frame lies in a photograph: (ax − by + tx, bx + ay + ty), px. */
export interface Placement {
  readonly a: number;
  readonly b: number;
  readonly tx: number;
  readonly ty: number;
}

/** A square RGB picture, interleaved, 0…255. */
export interface Plate {
  readonly size: number;
  readonly rgb: Float32Array | Uint8Array;
}

/** A point of a decoded face: where it lies in the 512 px frame, and its colour, 0…255. */
export type Sample = readonly [x: number, y: number, r: number, g: number, b: number];

/** The frame's centre: rotation and scale about it do not move the face away. */
const CENTRE = 256;
/** Beyond this squared colour difference a pixel is something else (a hand, a background). */
const OUTLIER = 2500;
/** Residuals above this, of 255, count less and less. */
const SOFT = 12;
/** Coarsest first; the last is the photograph itself. */
const STEPS = [4, 4, 4, 3, 3, 3, 2, 2, 2, 1, 1, 1, 0, 0, 0];
const TURNS = [-0.24, -0.12, 0, 0.12, 0.24];
const [SMALLEST, LARGEST, RATIO] = [0.3, 2.4, 1.08];
/** Share of the samples that must lie inside the photograph. */
const INSIDE = 0.6;

/**
 * Finds where a decoded face lies in the photograph it was made from: exhaustive search at 1/16 of the size, then
 * Gauss-Newton on red, green and blue up the pyramid. Both show the same pixels, so this is exact to a fraction of one.
 * @param pyramid the photograph at 1, 1/2, 1/4, 1/8 and 1/16
 * @returns the placement and the root mean square difference left, of 255
 */
export function searchSimilarity(
  pyramid: readonly Plate[],
  samples: readonly Sample[],
): { readonly placement: Placement; readonly rms: number } {
  const points = samples.map(([x, y, ...colour]) => [x - CENTRE, y - CENTRE, ...colour] as const);
  const cells = averageCells(points);
  let placement = coarse(pyramid.at(-1)!, cells, 2 ** (pyramid.length - 1));
  let rms = Infinity;
  for (const level of STEPS) {
    const step = refine(pyramid[level]!, 2 ** -level, level > 2 ? cells : points, placement);
    placement = step.placement;
    rms = step.rms;
  }
  const { a, b, tx, ty } = placement;
  return { placement: { a, b, tx: tx - (a - b) * CENTRE, ty: ty - (a + b) * CENTRE }, rms };
}

/** One point per 16 × 16 px of the frame: what a photograph at 1/16 shows of it. */
function averageCells(points: readonly Sample[]): Sample[] {
  const sums = new Map<number, number[]>();
  for (const point of points) {
    const key = Math.round(point[0] / 16) * 1024 + Math.round(point[1] / 16);
    const sum = sums.get(key) ?? [0, 0, 0, 0, 0, 0];
    point.forEach((value, i) => (sum[i]! += value));
    sum[5]!++;
    sums.set(key, sum);
  }
  return [...sums.values()]
    .filter((sum) => sum[5]! > 40)
    .map((sum) => sum.slice(0, 5).map((value) => value / sum[5]!) as unknown as Sample);
}

function coarse({ size, rgb }: Plate, cells: readonly Sample[], shrink: number): Placement {
  let best = { error: Infinity, a: 1, b: 0, tx: 0, ty: 0 };
  for (let scale = SMALLEST; scale < LARGEST; scale *= RATIO) {
    for (const turn of TURNS) {
      const a = scale * Math.cos(turn);
      const b = scale * Math.sin(turn);
      const offsets = cells.map(([x, y]) => [(a * x - b * y) / shrink, (b * x + a * y) / shrink] as const);
      for (let ty = 4; ty < size - 4; ty++) {
        for (let tx = 8; tx < size - 8; tx++) {
          let error = 0;
          let inside = 0;
          for (const [i, offset] of offsets.entries()) {
            const u = Math.round(tx + offset[0]);
            const v = Math.round(ty + offset[1]);
            if (u < 0 || v < 0 || u >= size || v >= size) continue;
            inside++;
            for (let c = 0; c < 3; c++) {
              error += Math.min((rgb[(v * size + u) * 3 + c]! - cells[i]![2 + c]!) ** 2, OUTLIER);
            }
          }
          if (inside < cells.length * INSIDE || error / inside >= best.error) continue;
          const half = (shrink - 1) / 2;
          best = { error: error / inside, a, b, tx: tx * shrink + half, ty: ty * shrink + half };
        }
      }
    }
  }
  return best;
}

function refine({ size, rgb }: Plate, k: number, points: readonly Sample[], from: Placement) {
  const at = (u: number, v: number, c: number) => {
    const [x, y] = [Math.floor(u), Math.floor(v)];
    const [fx, fy] = [u - x, v - y];
    const i = (y * size + x) * 3 + c;
    const row = size * 3;
    return (
      (rgb[i]! * (1 - fx) + rgb[i + 3]! * fx) * (1 - fy) +
      (rgb[i + row]! * (1 - fx) + rgb[i + row + 3]! * fx) * fy
    );
  };
  const normal = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
  const right = [0, 0, 0, 0];
  let error = 0;
  let count = 0;
  for (const [x, y, ...colour] of points) {
    const u = (from.a * x - from.b * y + from.tx) * k + (k - 1) / 2;
    const v = (from.b * x + from.a * y + from.ty) * k + (k - 1) / 2;
    if (u < 2 || v < 2 || u > size - 4 || v > size - 4) continue;
    for (let c = 0; c < 3; c++) {
      const gx = ((at(u + 1, v, c) - at(u - 1, v, c)) / 2) * k;
      const gy = ((at(u, v + 1, c) - at(u, v - 1, c)) / 2) * k;
      const rest = colour[c]! - at(u, v, c);
      const weight = 1 / (1 + (rest / SOFT) ** 2);
      const slope = [gx * x + gy * y, gy * x - gx * y, gx, gy];
      slope.forEach((value, i) => {
        right[i]! += weight * value * rest;
        slope.forEach((other, j) => (normal[i]![j]! += weight * value * other));
      });
      error += Math.min(rest * rest, OUTLIER);
      count++;
    }
  }
  const [da, db, dx, dy] = solve(normal, right) as [number, number, number, number];
  const placement = { a: from.a + da, b: from.b + db, tx: from.tx + dx, ty: from.ty + dy };
  return { placement, rms: Math.sqrt(error / Math.max(1, count)) };
}

/** Gaussian elimination with pivots; both arguments are used up. */
function solve(matrix: number[][], vector: number[]): number[] {
  const n = vector.length;
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let j = i + 1; j < n; j++) if (Math.abs(matrix[j]![i]!) > Math.abs(matrix[pivot]![i]!)) pivot = j;
    [matrix[i], matrix[pivot]] = [matrix[pivot]!, matrix[i]!];
    [vector[i], vector[pivot]] = [vector[pivot]!, vector[i]!];
    for (let j = i + 1; j < n; j++) {
      const factor = matrix[j]![i]! / matrix[i]![i]!;
      for (let k = i; k < n; k++) matrix[j]![k]! -= factor * matrix[i]![k]!;
      vector[j]! -= factor * vector[i]!;
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) vector[i]! -= matrix[i]![k]! * vector[k]!;
    vector[i]! /= matrix[i]![i]!;
  }
  return vector;
}
