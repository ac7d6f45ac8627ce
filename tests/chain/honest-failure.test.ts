import { describe, expect, it } from 'vitest';
import type { ChainFailure, ChainProblem } from '../../engine/chain/chain.ts';
import { findChain } from '../../engine/chain/find-chain.ts';

/** Faces on a line at 0 (the target), 1, 2, 3, 6; the visitor at 7: the hole is between 3 and 6. */
const line: ChainProblem = {
  gallery: { count: 5, dimensions: 1, vectors: Float32Array.from([0, 1, 2, 3, 6]) },
  probe: Float32Array.from([7]),
  targets: [0],
  steps: 4,
  alpha: 0.5,
};

function failure(problem: ChainProblem): ChainFailure {
  const result = findChain(problem);
  if (result.found) throw new Error('a chain was found');
  expect(result.proved).toBe(true);
  expect(result.reason.message.length).toBeGreaterThan(20);
  return result.reason;
}

describe('no chain: what breaks it, the best without it, what would help', () => {
  it('names the weakest link, the gap in the gallery and the limit that would do', () => {
    const reason = failure({ ...line, maximumStep: 2.5 });
    expect(reason).toMatchObject({ kind: 'limit', limit: 'maximumStep', without: { max: 3, optimal: true } });
    expect(reason.remedies).toContainEqual({
      kind: 'more-faces-between',
      gap: { from: 4, to: 3, distance: 3 },
    });
    expect(reason.remedies).toContainEqual({ kind: 'relax', limit: 'maximumStep', to: 3 });
    expect(findChain({ ...line, maximumStep: 3 }).found).toBe(true);
  });

  it('counts the faces that are missing', () => {
    const reason = failure({ ...line, steps: 6 });
    expect(reason).toMatchObject({ kind: 'too-few-faces', have: 4, need: 5 });
    expect(reason.remedies).toContainEqual({ kind: 'relax', limit: 'steps', to: 5 });
    expect(findChain({ ...line, steps: 5 }).found).toBe(true);
  });

  it('says that the exclusions are to blame', () => {
    expect(failure({ ...line, steps: 5, forbidden: new Set([2]) })).toMatchObject({
      kind: 'limit',
      limit: 'forbidden',
    });
    expect(failure({ ...line, forbidden: new Set([0]) })).toMatchObject({
      kind: 'target-forbidden',
      target: 0,
    });
  });

  it('says that the shortest step is to blame', () => {
    expect(failure({ ...line, minimumStep: 2.5 })).toMatchObject({
      kind: 'limit',
      limit: 'minimumStep',
      without: { optimal: true },
    });
  });

  it('says why a pinned face cannot be on the way', () => {
    expect(failure({ ...line, probe: Float32Array.from([2.5]), steps: 2, required: [4] })).toMatchObject({
      kind: 'required-off-the-way',
      face: 4,
      because: 'not-nearer',
    });
    expect(failure({ ...line, required: [2], forbidden: new Set([2]) })).toMatchObject({
      kind: 'required-off-the-way',
      because: 'forbidden',
    });
    const twins = { ...line.gallery, vectors: Float32Array.from([0, 1, -1, 3, 6]) };
    expect(failure({ ...line, gallery: twins, required: [1, 2] })).toMatchObject({
      kind: 'required-off-the-way',
      because: 'same-distance',
    });
    expect(failure({ ...line, steps: 2, required: [1, 2] })).toMatchObject({
      kind: 'too-many-required',
      required: 2,
      steps: 2,
    });
  });

  it('says that only several limits together leave nothing', () => {
    // Without the longest step 1 → … still needs two short steps; without the shortest step, the hole remains.
    const reason = failure({ ...line, steps: 5, minimumStep: 1.5, maximumStep: 2.5 });
    expect(reason).toMatchObject({
      kind: 'limits-together',
      limits: ['maximumStep', 'minimumStep'],
      without: { optimal: true },
    });
  });

  it('says that the visitor is already there', () => {
    expect(failure({ ...line, probe: Float32Array.from([0]) })).toMatchObject({ kind: 'already-there' });
  });

  it('rejects what makes no sense, in words', () => {
    for (const wrong of [
      { targets: [] },
      { targets: [5] },
      { steps: 0 },
      { steps: 13 },
      { steps: { min: 4, max: 3 } },
      { alpha: 1.1 },
      { alpha: NaN },
      { probe: new Float32Array(2) },
      { probe: Float32Array.from([NaN]) },
      { required: [-1] },
      { maximumStep: NaN },
      { alternatives: 0.5 },
    ]) {
      expect(() => findChain({ ...line, ...wrong })).toThrow(RangeError);
    }
  });
});
