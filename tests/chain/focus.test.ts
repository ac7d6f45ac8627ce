import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceBetween, distancesFrom } from '../../engine/chain/distance.ts';
import { findChain } from '../../engine/chain/find-chain.ts';
import { FOCUS, focusRadius, geometricBound } from '../../engine/chain/focus.ts';
import { seededGallery, uniform } from './galleries.ts';

describe('very large galleries', () => {
  it('no chain is cheaper than the geometric bound', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seed, steps, alpha) => {
          const gallery = seededGallery(seed, 25, 3);
          const probe = seededGallery(~seed, 1, 3).vectors.map((x) => x * 1.5);
          const result = findChain({ gallery, probe, targets: [4], steps, alpha });
          if (!result.found) return;
          const start = distanceBetween(probe, 0, gallery.vectors, 4, 3);
          const fromVisitor = distancesFrom(probe, gallery.vectors, 25, 3);
          const toTarget = distancesFrom(gallery.vectors.subarray(12, 15), gallery.vectors, 25, 3);
          const nearer = Array.from(toTarget.keys()).filter(
            (face) => toTarget[face]! > 0 && toTarget[face]! < start,
          );
          const first = Math.min(start, ...nearer.map((face) => fromVisitor[face]!));
          const last = Math.min(start, ...nearer.map((face) => toTarget[face]!));
          expect(geometricBound({ start, first, last }, steps, alpha)).toBeLessThanOrEqual(result.cost);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('the focus lets in about as many faces as it says, the most in-between ones', () => {
    const next = uniform(1);
    const fromVisitor = Float64Array.from({ length: 300_000 }, () => 0.5 + next());
    const toTarget = Float64Array.from({ length: 300_000 }, () => next());
    const radius = focusRadius(fromVisitor, toTarget, 1);
    const admitted = fromVisitor.filter((d, face) => d + toTarget[face]! <= radius).length;
    expect(admitted).toBeGreaterThan(FOCUS * 0.95);
    expect(admitted).toBeLessThan(FOCUS * 1.1);
  });

  it('a gallery above the limit of proof is searched, bounded and never called optimal', () => {
    const count = 200_001;
    const gallery = seededGallery(5, count, 3);
    // A ring of lists is enough to walk on.
    const offsets = Uint32Array.from({ length: count + 1 }, (_, i) => 2 * i);
    const faces = Uint32Array.from({ length: 2 * count }, (_, at) => {
      const face = at >> 1;
      return at % 2 === 0 ? (face + 1) % count : (face + count - 1) % count;
    });
    const distances = Float32Array.from(faces, (other, at) =>
      distanceBetween(gallery.vectors, at >> 1, gallery.vectors, other, 3),
    );
    const neighbours = { offsets, faces, distances, radius: new Float32Array(count) };
    const result = findChain({
      gallery: { ...gallery, neighbours },
      probe: Float32Array.from([2, 2, 2]),
      targets: [9],
      steps: 3,
      alpha: 0.5,
    });
    if (!result.found) throw new Error('there is a chain');
    expect(result.optimal).toBe(false);
    expect(result.lowerBound).toBeLessThan(result.cost);
    expect(result.lowerBound).toBeGreaterThan(0);
  });
});
