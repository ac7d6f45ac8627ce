/** "1 in `oneIn` strangers are this alike", with the 95 % interval of that number. */
interface LikenessEstimate {
  readonly oneIn: number;
  readonly low: number;
  readonly high: number;
  /** The sample has too few pairs this near: the number comes from the fitted tail. */
  readonly extrapolated: boolean;
}

/** What a distance means in the gallery that it was calibrated on. */
export interface Calibration {
  /** Distances that the calibration rests on. */
  readonly sample: number;
  /**
   * How rare it is that two different people are this near or nearer.
   *
   * @param distance Euclidean, ≥ 0
   */
  strangers(distance: number): LikenessEstimate;
}

/** Fewer distances than this say nothing about rare ones. */
export const SMALLEST_SAMPLE = 100;

/** 97.5 % point of the normal distribution: 95 % intervals. */
const Z = 1.96;

/** Nothing is said to be rarer than one in this many times the sample, however near two faces are. */
const FARTHEST = 10;

/** Copies of one picture in the gallery are not two people. */
const COPY = 1e-6;

/** Two significant digits: the interval never allows a third. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}

/** How many of the ascending `sorted` are at most `value`. */
function countUpTo(sorted: Float32Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Wilson's score interval for `hits` of `trials`, 95 %. */
function wilson(hits: number, trials: number): [low: number, high: number] {
  const p = hits / trials;
  const square = (Z * Z) / trials;
  const centre = (p + square / 2) / (1 + square);
  const half = (Z / (1 + square)) * Math.sqrt((p * (1 - p)) / trials + square / (4 * trials));
  return [Math.max(centre - half, 0), Math.min(centre + half, 1)];
}

/**
 * Turns distances into rarity, from the distances between different people of a gallery.
 *
 * Where the sample holds enough pairs, their share counts. Below that, the share falls as a power of the distance,
 * the law of nearest neighbours in a space of that many dimensions; the power is the maximum-likelihood estimate
 * from the nearest √n pairs (Hill 1975; Levina and Bickel 2004 for its meaning as a dimension), and the interval
 * widens with its uncertainty. Pairs that share a person are not quite independent; for rare distances, the ones
 * that are shown, it matters little.
 *
 * @param distances between different people, Euclidean, in any order; stays as it is
 * @throws RangeError when there are fewer than `SMALLEST_SAMPLE` distances
 */
export function calibrate(distances: Float32Array): Calibration {
  const sorted = distances.filter((distance) => distance > COPY).sort();
  const n = sorted.length;
  if (n < SMALLEST_SAMPLE)
    throw new RangeError(
      `${n} distances between different people are too few to say how rare a likeness is; ${SMALLEST_SAMPLE} are the least. Add faces to the gallery.`,
    );
  const tail = Math.round(Math.sqrt(n));
  const start = sorted[tail - 1]!;
  let logs = 0;
  for (let i = 0; i < tail; i++) logs += Math.log(start / sorted[i]!);
  // One copy-like distance must not flatten the tail, nor a sample of equal ones make it a wall.
  const power = Math.min(Math.max((tail - 1) / logs, 1), 128);
  const rarest = 1 / (FARTHEST * n);

  function estimate(share: number, low: number, high: number, extrapolated: boolean): LikenessEstimate {
    const oneIn = (p: number): number => rounded(1 / Math.max(p, rarest));
    return { oneIn: oneIn(share), low: oneIn(high), high: oneIn(low), extrapolated };
  }

  return {
    sample: n,
    strangers(distance) {
      if (distance >= start) {
        const hits = countUpTo(sorted, distance);
        return estimate(hits / n, ...wilson(hits, n), false);
      }
      const steps = Math.log(start / Math.max(distance, COPY));
      const logShare = Math.log(tail / n) - power * steps;
      // 95 % of log(share): the uncertainty of where the tail starts, and that of the power.
      const error = Z * Math.sqrt((1 + (power * steps) ** 2) / tail);
      return estimate(
        Math.exp(logShare),
        Math.exp(logShare - error),
        Math.min(1, Math.exp(logShare + error)),
        true,
      );
    },
  };
}
