import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChainPool, type ChainPool } from '../../engine/chain/chain-pool.ts';
import { findChain } from '../../engine/chain/find-chain.ts';
import { seededGallery } from './galleries.ts';

const gallery = seededGallery(3, 300, 16);
const probe = seededGallery(4, 1, 16).vectors;

describe('searches off the event loop', () => {
  let pool: ChainPool;
  beforeAll(async () => {
    pool = await createChainPool();
  });
  afterAll(() => pool.close());

  it('finds what the pure search finds', async () => {
    const question = {
      probe,
      targets: [7, 8],
      steps: 5,
      alpha: 0.5,
      alternatives: 2,
      forbidden: new Set([3]),
    };
    expect(await pool.search(gallery, question)).toEqual(findChain({ ...question, gallery }));
  });

  it('passes a senseless question back as a RangeError', async () => {
    await expect(pool.search(gallery, { probe, targets: [], steps: 5, alpha: 0.5 })).rejects.toThrow(
      RangeError,
    );
  });

  it('stops a running search and answers the next one', async () => {
    const wide = seededGallery(5, 1500, 64);
    await pool.prepare(wide, 64);
    const stop = new AbortController();
    // A hundred alternatives take seconds: the stop arrives while it runs.
    const question = {
      probe: seededGallery(6, 1, 64).vectors,
      targets: [1],
      steps: 12,
      alpha: 0.01,
      alternatives: 100,
    };
    const search = pool.search(wide, question, stop.signal);
    setImmediate(() => {
      stop.abort();
    });
    await expect(search).rejects.toMatchObject({ name: 'AbortError' });
    const next = await pool.search(gallery, { probe, targets: [7], steps: 4, alpha: 0.5 });
    expect(next.found).toBe(true);
  });

  it('shares one copy of the vectors, which a search never changes', async () => {
    const shared = new Float32Array(new SharedArrayBuffer(gallery.vectors.byteLength));
    shared.set(gallery.vectors);
    const result = await pool.search({ vectors: shared }, { probe, targets: [7], steps: 4, alpha: 0.5 });
    expect(result).toEqual(findChain({ gallery, probe, targets: [7], steps: 4, alpha: 0.5 }));
    expect(shared).toEqual(gallery.vectors);
  });
});
