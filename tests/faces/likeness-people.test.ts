import { describe, expect, it } from 'vitest';

import { calibrate, type Calibration, type Pairs } from '../../engine/faces/likeness.ts';

/** Faces as points of a normal distribution in so many dimensions: the law of their distances is known. */
const DIMENSIONS = 8;
const PEOPLE = 120;
const GALLERIES = 150;

/** Mulberry32 and Box–Muller: the same galleries on every run. */
function normal(seed: number): () => number {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) + 1) / (2 ** 32 + 1);
  };
  return () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
}

/** The distances between all people of a gallery. */
function gallery(seed: number): { distances: Float32Array; pairs: Pairs } {
  const next = normal(seed);
  const people = Array.from({ length: PEOPLE }, () => Array.from({ length: DIMENSIONS }, next));
  const [distances, first, second]: [number[], number[], number[]] = [[], [], []];
  people.forEach((one, i) => {
    for (let j = i + 1; j < PEOPLE; j++) {
      distances.push(Math.hypot(...one.map((value, axis) => value - people[j]![axis]!)));
      first.push(i);
      second.push(j);
    }
  });
  return { distances: Float32Array.from(distances), pairs: { first, second } };
}

/** The share of all pairs that are at most this far: half the squared distance is chi-squared (even dimensions). */
function trueShare(distance: number): number {
  const x = distance ** 2 / 4;
  let [term, sum] = [1, 0];
  for (let j = 0; j < DIMENSIONS / 2; j++) {
    sum += term;
    term *= x / (j + 1);
  }
  return 1 - Math.exp(-x) * sum;
}

function distanceOf(share: number): number {
  let [low, high] = [0, 20];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (trueShare(middle) < share) low = middle;
    else high = middle;
  }
  return high;
}

const galleries = Array.from({ length: GALLERIES }, (_, seed) => gallery(seed + 1));
const ofPeople = galleries.map(({ distances, pairs }) => calibrate(distances, pairs));
const ofPairs = galleries.map(({ distances }) => calibrate(distances));

/** In how many galleries of a hundred the interval holds the truth, half a step of rounding allowed for. */
function coverage(share: number, calibrations: readonly Calibration[]): number {
  const distance = distanceOf(share);
  const held = calibrations.filter((calibration) => {
    const { low, high } = calibration.strangers(distance);
    return 1 / share >= low * 0.95 && 1 / share <= high * 1.05;
  });
  return (100 * held.length) / GALLERIES;
}

describe('the interval of a likeness', () => {
  it.each([0.5, 0.1, 0.02, 0.005, 0.001, 0.0002])(
    'holds the truth about 19 times of 20 in galleries where everybody is in many pairs: share %d',
    (share) => {
      expect(coverage(share, ofPeople)).toBeGreaterThan(91);
    },
  );

  it('would be far too sure of itself if it counted pairs as if each were of two new people', () => {
    expect(coverage(0.1, ofPairs)).toBeLessThan(80);
  });

  it('is no narrower for the same people counted in more pairs', () => {
    const { distances, pairs } = galleries[0]!;
    const half = distances.filter((_, i) => i % 2 === 0);
    const those = (of: ArrayLike<number>): number[] => Array.from(of).filter((_, i) => i % 2 === 0);
    const width = ({ low, high }: { low: number; high: number }): number => Math.log(high / low);
    const distance = distanceOf(0.1);
    const all = width(calibrate(distances, pairs).strangers(distance));
    const some = width(
      calibrate(half, { first: those(pairs.first), second: those(pairs.second) }).strangers(distance),
    );
    expect(all / some).toBeGreaterThan(0.75);
  });

  it('knows next to nothing from pairs that all share one person', () => {
    const { distances } = galleries[0]!;
    const star = calibrate(distances.slice(0, 200), {
      first: new Uint32Array(200),
      second: Uint32Array.from({ length: 200 }, (_, i) => i + 1),
    }).strangers(distanceOf(0.5));
    expect(star.high / star.low).toBeGreaterThan(5);
  });
});
