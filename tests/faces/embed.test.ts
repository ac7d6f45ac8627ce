import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import sharp from 'sharp';
import { expect, it } from 'vitest';

import { createFaces } from '../../engine/faces/faces.ts';
import { MODELS } from './fixture.ts';

const DLIB = join(import.meta.dirname, '../fixtures/dlib');

it('gives dlib’s own 128 numbers for the same chips, to 1e-5 each', async () => {
  const { vectors } = JSON.parse(await readFile(join(DLIB, 'vectors.json'), 'utf8')) as {
    vectors: Record<string, readonly number[]>;
  };
  const names = (await readdir(join(DLIB, 'chips'))).sort();
  expect(names.length).toBeGreaterThanOrEqual(20);
  const chips = await Promise.all(
    names.map(
      async (name) =>
        new Uint8Array(
          await sharp(join(DLIB, 'chips', name))
            .removeAlpha()
            .toColourspace('srgb')
            .raw()
            .toBuffer(),
        ),
    ),
  );
  const faces = await createFaces({ models: MODELS });
  const embeddings = await faces.embedChips(chips);
  await faces.close();
  names.forEach((name, i) => {
    const wanted = vectors[name]!;
    expect(wanted).toHaveLength(128);
    const worst = Math.max(...wanted.map((value, k) => Math.abs(value - embeddings[i]![k]!)));
    expect(worst, name).toBeLessThan(1e-5);
  });
});
