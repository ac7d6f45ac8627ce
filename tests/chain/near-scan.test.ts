import { describe, expect, it } from 'vitest';
import { nearScan, SCANNED } from '../../engine/chain/near-scan.ts';
import { uniform } from './galleries.ts';

describe('the scan of near faces', () => {
  it('lets pass exactly those whose first numbers are near, copies included', () => {
    const count = 700;
    const next = uniform(11);
    const prefixes = Float32Array.from({ length: count * SCANNED }, () => next());
    prefixes.copyWithin(9 * SCANNED, 3 * SCANNED, 4 * SCANNED);
    const scan = nearScan(prefixes, count, 512);
    for (const limit of [0, 3, 4.5, Infinity]) {
      for (const face of [0, 3, 699]) {
        const near = new Set(scan.near(face, 1, 500, limit));
        for (let other = 0; other < count; other++) {
          let squared = 0;
          for (let c = 0; c < SCANNED; c++)
            squared += (prefixes[face * SCANNED + c]! - prefixes[other * SCANNED + c]!) ** 2;
          // Float32 sums may differ from this one in the last digits.
          if (limit > 0 && Math.abs(squared - limit) < 1e-4) continue;
          expect(near.has(other)).toBe(other >= 1 && other < 500 && squared <= limit);
        }
      }
    }
  });
});
