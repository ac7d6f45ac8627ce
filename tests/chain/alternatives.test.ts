import { describe, expect, it } from 'vitest';
import { findChain } from '../../engine/chain/find-chain.ts';
import { seededGallery } from './galleries.ts';

const gallery = seededGallery(21, 60, 5);
const probe = seededGallery(22, 1, 5).vectors.map((x) => x * 1.4);

describe('alternatives', () => {
  it('share no middle face, get dearer, and are each the best of what is left', () => {
    const result = findChain({ gallery, probe, targets: [7], steps: 4, alpha: 0.5, alternatives: 5 });
    if (!result.found) throw new Error('there is a chain');
    expect(result.alternatives).toHaveLength(5);
    const used = new Set<number>();
    let cost = 0;
    for (const chain of [result, ...result.alternatives]) {
      expect(chain.cost).toBeGreaterThanOrEqual(cost);
      const again = findChain({
        gallery,
        probe,
        targets: [7],
        steps: 4,
        alpha: 0.5,
        forbidden: new Set(used),
      });
      expect(again.found && again.links).toEqual(chain.links);
      cost = chain.cost;
      for (const face of chain.links.slice(0, -1)) {
        expect(used.has(face)).toBe(false);
        used.add(face);
      }
    }
  });

  it('keep the pinned face, which is in all of them', () => {
    const best = findChain({ gallery, probe, targets: [7], steps: 4, alpha: 0.5 });
    if (!best.found) throw new Error('there is a chain');
    const pin = best.links[1]!;
    const result = findChain({
      gallery,
      probe,
      targets: [7],
      steps: 4,
      alpha: 0.5,
      required: [pin],
      alternatives: 2,
    });
    if (!result.found) throw new Error('there is a chain');
    expect(result.alternatives).toHaveLength(2);
    for (const chain of result.alternatives) expect(chain.links).toContain(pin);
  });

  it('are as many as there are: a single step has none', () => {
    const result = findChain({ gallery, probe, targets: [7], steps: 1, alpha: 0.5, alternatives: 3 });
    expect(result).toMatchObject({ found: true, links: [7], alternatives: [] });
    const any = findChain({ gallery, probe, targets: [7, 8], steps: 1, alpha: 0.5, alternatives: 3 });
    expect(any.found && any.alternatives).toHaveLength(1);
  });
});
