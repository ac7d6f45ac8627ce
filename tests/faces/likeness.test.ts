import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { calibrate, SMALLEST_SAMPLE } from '../../engine/faces/likeness.ts';

/** Mulberry32: the sample is the same on every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Distances whose share up to d is (d / longest) ^ power: the truth is known everywhere. */
function sample(count: number, power: number, seed: number, longest = 1): Float32Array {
  const next = random(seed);
  return Float32Array.from({ length: count }, () => longest * next() ** (1 / power));
}

describe('calibrate', () => {
  it('says one in N from the share of pairs that near', () => {
    const { oneIn, low, high, extrapolated } = calibrate(sample(20_000, 8, 1)).strangers(0.01 ** (1 / 8));
    expect(extrapolated).toBe(false);
    expect(oneIn).toBeGreaterThan(90);
    expect(oneIn).toBeLessThan(111);
    expect(low).toBeLessThanOrEqual(oneIn);
    expect(high).toBeGreaterThanOrEqual(oneIn);
  });

  it('holds the truth within its interval about 19 times of 20, in the sample and beyond it', () => {
    const calibrations = Array.from({ length: 200 }, (_, seed) => calibrate(sample(5000, 12, seed)));
    for (const share of [0.05, 0.003, 0.0005, 0.0001]) {
      const held = calibrations.filter((calibration) => {
        const { low, high } = calibration.strangers(share ** (1 / 12));
        // Two significant digits: half a step of rounding is allowed for.
        return 1 / share >= low * 0.95 && 1 / share <= high * 1.05;
      }).length;
      expect(held, `one in ${1 / share}`).toBeGreaterThan(180);
    }
  });

  it('never gets commoner as faces get nearer, keeps its order and two digits, and stays finite', () => {
    const calibration = calibrate(sample(3000, 15, 3, 1.2));
    const distance = fc.double({ min: 0, max: 3, noNaN: true });
    fc.assert(
      fc.property(distance, distance, (one, other) => {
        const [near, far] = [Math.min(one, other), Math.max(one, other)].map((d) => calibration.strangers(d));
        expect(near!.oneIn).toBeGreaterThanOrEqual(far!.oneIn);
        for (const { oneIn, low, high } of [near!, far!]) {
          expect(low).toBeLessThanOrEqual(oneIn);
          expect(high).toBeGreaterThanOrEqual(oneIn);
          expect(low).toBeGreaterThanOrEqual(1);
          expect(Number.isFinite(high)).toBe(true);
          expect(Number(oneIn.toPrecision(2))).toBe(oneIn);
        }
      }),
    );
  });

  it('says that it extrapolates, with a wider interval, and claims no more than ten times the sample', () => {
    const calibration = calibrate(sample(1000, 10, 4));
    const beyond = calibration.strangers(0.35);
    expect(beyond.extrapolated).toBe(true);
    const known = calibration.strangers(0.9);
    expect(beyond.high / beyond.low).toBeGreaterThan(known.high / known.low);
    expect(calibration.strangers(0).oneIn).toBe(10_000);
  });

  it('makes everybody alike at a distance beyond the sample', () => {
    expect(calibrate(sample(1000, 10, 5)).strangers(9).oneIn).toBe(1);
  });

  it('is not misled by copies of one picture', () => {
    const clean = sample(2000, 10, 6);
    const copies = Float32Array.from([...clean, ...new Float32Array(50)]);
    expect(calibrate(copies).strangers(0.5)).toEqual(calibrate(clean).strangers(0.5));
  });

  it('refuses a gallery that is too small to know', () => {
    expect(() => calibrate(sample(SMALLEST_SAMPLE - 1, 10, 7))).toThrow(/too few/);
  });
});
