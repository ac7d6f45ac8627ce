import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { likenessInWords } from '../../engine/cli/likeness-in-words.ts';
import { FACES_MODEL } from '../../engine/faces/faces.ts';
import { loadGallery, type Gallery } from '../../engine/gallery/gallery.ts';
import { openGallery, type GalleryStore } from '../../engine/gallery/gallery.store.ts';
import { lookAlikes } from '../../engine/gallery/look-alikes.ts';
import { importStarterGallery } from '../../engine/gallery/starter-gallery.ts';
import { readStarterGallery } from '../../engine/generator/starter-gallery.ts';
import { HOUSE } from '../../engine/house.ts';
import { stageChain } from '../../engine/show/stage-chain.ts';
import { fixture, tronie } from '../cli/tronie.ts';

let data: string;
let store: GalleryStore;
let gallery: Gallery;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'tronie-likeness-'));
  store = await openGallery(':memory:');
  await importStarterGallery(store, await readStarterGallery(HOUSE.datasets));
  gallery = await loadGallery({ store, model: FACES_MODEL, draw: () => Promise.reject(new Error('no')) });
});

afterAll(async () => {
  await store.close();
  rmSync(data, { recursive: true, force: true });
});

interface Nearest {
  id: string;
  distance: number;
  likeness: { oneIn: number; low: number; high: number };
}

describe('a likeness', () => {
  it('is the same number in words as in the chain that preview and projector show, for any distance', () => {
    for (let row = 0; row < 60; row += 7) {
      const probe = gallery.vectors.slice(128 * row, 128 * (row + 1)).map((value) => value + 0.01);
      const found = lookAlikes(gallery, probe, 3);
      for (const { id, distance, likeness } of found) {
        const chain = stageChain(
          {
            links: [gallery.row(id)!],
            steps: [distance],
            mean: distance,
            max: distance,
            cost: distance,
            alpha: 0.5,
            lowerBound: 0,
            optimal: true,
          },
          gallery,
          { id: 'visitor', ticket: 1 },
          'chain',
        );
        expect(chain.links[1]!.likeness).toEqual(likeness);
        const count = likeness!.oneIn.toLocaleString('en-GB', { maximumFractionDigits: 0 });
        expect(likenessInWords(likeness)).toContain(`1 in ${count} strangers (`);
      }
    }
  });

  it('is carried by embed and twin, equal to what the show says; embed leaves no gallery behind', () => {
    const picture = fixture('generated-woman.jpg');
    const embedded = () =>
      tronie('embed', picture, '--data', data, '--json').json<{
        pictures: { faces: { quality: { verdict: string; reasons: unknown[] }; nearest: Nearest }[] }[];
      }>().pictures[0]!.faces[0]!;
    const { nearest, quality } = embedded();
    expect(readdirSync(data)).toEqual([]);
    expect(quality).toMatchObject({ verdict: 'good', reasons: [] });
    expect(nearest.likeness).toEqual(gallery.likeness(nearest.distance));
    expect(nearest.likeness.low).toBeLessThan(nearest.likeness.high);
    const [best] = tronie('twin', picture, '--count', '1', '--data', data, '--json').json<{
      matches: (Nearest & { strangers: number })[];
    }>().matches;
    expect(best).toEqual({ ...nearest, strangers: nearest.likeness.oneIn });
    expect(embedded().nearest).toEqual(nearest);
  });
});
