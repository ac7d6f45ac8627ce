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

/** Who the distances are between: with n people there are up to n (n − 1) / 2 pairs, and they are not independent. */
export interface Pairs {
  /** For each distance, the one person's number, 0, 1, 2 … */
  readonly first: ArrayLike<number>;
  /** For each distance, the other's. */
  readonly second: ArrayLike<number>;
}

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

/** Wilson's score interval for a share of `trials` independent ones, 95 %. */
function wilson(p: number, trials: number): [low: number, high: number] {
  const square = (Z * Z) / trials;
  const centre = (p + square / 2) / (1 + square);
  const half = (Z / (1 + square)) * Math.sqrt((p * (1 - p)) / trials + square / (4 * trials));
  return [Math.max(centre - half, 0), Math.min(centre + half, 1)];
}

/**
 * The variance of a number by leaving one person out at a time (the jackknife: Efron and Stein 1981; for sums over
 * pairs it errs on the wide side).
 */
function jackknife(without: readonly number[]): number {
  const mean = without.reduce((sum, value) => sum + value, 0) / without.length;
  const squares = without.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return ((without.length - 1) / without.length) * squares;
}

/** Pairs, nearest first, and how many each person has; counts and sums up to any rank. */
class Ranked {
  readonly sorted: Float32Array;
  readonly #first: Uint32Array;
  readonly #second: Uint32Array;
  /** For each person, the number of pairs. */
  readonly pairsOf: Float64Array;

  constructor(distances: Float32Array, { first, second }: Pairs) {
    const order = Uint32Array.from(distances.keys())
      .filter((i) => distances[i]! > COPY)
      .sort((i, j) => distances[i]! - distances[j]!);
    this.sorted = Float32Array.from(order, (i) => distances[i]!);
    this.#first = Uint32Array.from(order, (i) => first[i]!);
    this.#second = Uint32Array.from(order, (i) => second[i]!);
    const people = order.reduce((most, i) => Math.max(most, first[i]! + 1, second[i]! + 1), 0);
    this.pairsOf = new Float64Array(people);
    this.pairsOf = this.sumsUpTo(order.length, () => 1);
  }

  /** For each person, the sum of `value(distance)` over their pairs among the `count` nearest. */
  sumsUpTo(count: number, value: (distance: number) => number): Float64Array {
    const sums = new Float64Array(this.pairsOf.length);
    for (let i = 0; i < count; i++) {
      const one = value(this.sorted[i]!);
      sums[this.#first[i]!]! += one;
      sums[this.#second[i]!]! += one;
    }
    return sums;
  }
}

/** Each distance between two people who are in no other. */
function independent(count: number): Pairs {
  return {
    first: Uint32Array.from({ length: count }, (_, i) => 2 * i),
    second: Uint32Array.from({ length: count }, (_, i) => 2 * i + 1),
  };
}

/**
 * Turns distances into rarity, from the distances between different people of a gallery.
 *
 * Where the sample holds enough pairs, their share counts. Below that, the share falls as a power of the distance,
 * the law of nearest neighbours in a space of that many dimensions; the power is the maximum-likelihood estimate
 * from the nearest √n pairs (Hill 1975; Levina and Bickel 2004 for its meaning as a dimension), and the interval
 * widens with its uncertainty. The interval is that of the people, not of the pairs: 640 people know no more than
 * 640 people do, in however many pairs they are put.
 *
 * @param distances between different people, Euclidean, in any order; stays as it is
 * @param pairs who they are between; without it no two distances share a person
 * @throws RangeError when there are fewer than `SMALLEST_SAMPLE` distances
 */
export function calibrate(
  distances: Float32Array,
  pairs: Pairs = independent(distances.length),
): Calibration {
  const ranked = new Ranked(distances, pairs);
  const { sorted, pairsOf } = ranked;
  const n = sorted.length;
  if (n < SMALLEST_SAMPLE)
    throw new RangeError(
      `${n} distances between different people are too few to say how rare a likeness is; ${SMALLEST_SAMPLE} are the least. Add faces to the gallery.`,
    );
  const tail = Math.round(Math.sqrt(n));
  const start = sorted[tail - 1]!;
  // One copy-like distance must not flatten the tail, nor a sample of equal ones make it a wall.
  const powerOf = (count: number, logs: number): number => Math.min(Math.max((count - 1) / logs, 1), 128);
  const logOf = (distance: number): number => Math.log(start / distance);
  const logs = sorted.subarray(0, tail).reduce((sum, distance) => sum + logOf(distance), 0);
  const power = powerOf(tail, logs);
  const tailCounts = ranked.sumsUpTo(tail, () => 1);
  const tailLogs = ranked.sumsUpTo(tail, logOf);
  const rarest = 1 / (FARTHEST * n);
  /** Pairs without one person; where that one is in all of them, nothing is known without. */
  const remaining = (person: number): number => Math.max(n - pairsOf[person]!, 1);

  function estimate(share: number, low: number, high: number, extrapolated: boolean): LikenessEstimate {
    const oneIn = (p: number): number => rounded(1 / Math.max(p, rarest));
    return { oneIn: oneIn(share), low: oneIn(high), high: oneIn(low), extrapolated };
  }

  /** Counted: as many independent pairs as would be this uncertain, at most those that there are. */
  function counted(hits: number): LikenessEstimate {
    const share = hits / n;
    const counts = ranked.sumsUpTo(hits, () => 1);
    const variance = jackknife(Array.from(counts, (count, i) => (hits - count) / remaining(i)));
    const trials = variance > 0 ? Math.min(n, (share * (1 - share)) / variance) : n;
    return estimate(share, ...wilson(share, Math.max(trials, 1)), false);
  }

  /** Extrapolated: the uncertainty of where the tail starts, and that of its power. */
  function fromTail(steps: number): LikenessEstimate {
    const logShare = Math.log(tail / n) - power * steps;
    const without = Array.from(tailCounts, (count, i) => {
      const [left, leftLogs] = [Math.max(tail - count, 2), Math.max(logs - tailLogs[i]!, 1e-9)];
      return Math.log(left / remaining(i)) - powerOf(left, leftLogs) * steps;
    });
    const asIfIndependent = (1 + (power * steps) ** 2) / tail;
    const error = Z * Math.sqrt(Math.max(jackknife(without), asIfIndependent));
    const [low, high] = [Math.exp(logShare - error), Math.min(1, Math.exp(logShare + error))];
    return estimate(Math.exp(logShare), low, high, true);
  }

  return {
    sample: n,
    strangers: (distance) =>
      distance >= start ? counted(countUpTo(sorted, distance)) : fromTail(logOf(Math.max(distance, COPY))),
  };
}
