import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readStarterGallery } from '../../engine/generator/starter-gallery.ts';
import { DATASETS } from './house.ts';

const folder = await mkdtemp(join(tmpdir(), 'tronie-datasets-'));
const index = join(folder, 'starter/faces.json');
const vectors = join(folder, 'starter/embeddings.f32');
beforeEach(() => cp(DATASETS, folder, { recursive: true, force: true }));
afterAll(() => rm(folder, { recursive: true }));

async function edit(change: (file: { faces: Record<string, unknown>[] }) => void): Promise<void> {
  const file = JSON.parse(await readFile(index, 'utf8')) as { faces: Record<string, unknown>[] };
  change(file);
  await writeFile(index, JSON.stringify(file));
}

describe('reading the starter gallery', () => {
  it('gives what the gallery imports', async () => {
    const faces = await readStarterGallery(folder);
    const first = faces[0]!;
    expect(first).toMatchObject({
      id: 'g-0001',
      kind: 'generated',
      biography: null,
      punchLine: null,
      ugliness: null,
    });
    expect(first.caption!.en).toMatch(/^\d\d, \w+/);
    expect(first.embedding).toHaveLength(128);
    expect(first.source).toContain('slm-1');
    const orc = faces.find(({ id }) => id === 'rogue-orc')!;
    expect(orc).toMatchObject({ kind: 'rogue', ugliness: 1, punchLine: { nl: 'Ergo: u bent lelijk.' } });
  });

  it.each<[string, () => Promise<void>, RegExp]>([
    [
      'an embeddings file that is cut short',
      () => truncate(vectors, 1000),
      /embeddings\.f32 has 1000 bytes; 640 faces need 327680/,
    ],
    ['an index that is cut short', () => truncate(index, 5000), /faces\.json is not JSON: cut short/],
    ['a missing index', () => rm(index), /The starter gallery in .*starter is incomplete/],
    ['a missing embeddings file', () => rm(vectors), /incomplete/],
    [
      'numbers that are no embedding',
      async () => {
        const bytes = await readFile(vectors);
        bytes.writeFloatLE(Number.NaN, 128 * 4 * 3);
        await writeFile(vectors, bytes);
      },
      /damaged at face g-0004/,
    ],
    [
      'two faces with one id',
      () => edit(({ faces }) => (faces[1]!.id = 'g-0001')),
      /two faces with the id g-0001/,
    ],
    [
      'an id that would leave the folder',
      () => edit(({ faces }) => (faces[0]!.id = '../../etc/passwd')),
      /faces\[0\]\.id/,
    ],
    [
      'a latent without members',
      () => edit(({ faces }) => (faces[2]!.latent = { version: 1 })),
      /faces\[2\]\.latent/,
    ],
    ['an age that is no number', () => edit(({ faces }) => (faces[5]!.age = 'old')), /faces\[5\]\.age/],
    ['a gallery without faces', () => edit((file) => (file.faces = [])), /faces/],
  ])('refuses %s and says so', async (_, damage, message) => {
    await damage();
    await expect(readStarterGallery(folder)).rejects.toThrow(message);
    await expect(readStarterGallery(folder)).rejects.toThrow(/Restore it from the repository/);
  });
});
