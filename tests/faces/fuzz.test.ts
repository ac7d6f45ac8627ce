import { afterAll, beforeAll, expect, it } from 'vitest';

import { createFaces, type Faces } from '../../engine/faces/faces.ts';
import { PictureError } from '../../engine/faces/picture-error.ts';
import { mutatedPictures } from '../bench/faces/mutated-pictures.ts';
import { distance, generatedFace, MODELS } from './fixture.ts';

let faces: Faces;

beforeAll(async () => {
  faces = await createFaces({ models: MODELS });
});

afterAll(() => faces.close());

// tests/bench/faces/fuzz.ts does the same with 2,000.
it('meets damaged pictures with an answer or a sentence, and is sound afterwards', async () => {
  const woman = await generatedFace('woman');
  const before = (await faces.describe(woman)).faces[0]!;
  const outcomes = { described: 0, refused: 0 };
  for await (const bytes of mutatedPictures(60, 20261122)) {
    try {
      const { faces: found } = await faces.describe(bytes);
      outcomes.described++;
      for (const { embedding } of found) expect(embedding.every(Number.isFinite)).toBe(true);
    } catch (error) {
      expect(error).toBeInstanceOf(PictureError);
      expect((error as PictureError).message).toMatch(/\. (Use|Copy|Export)/);
      outcomes.refused++;
    }
  }
  // Both happen: the mutations reach the decoder, and some pictures survive them.
  expect(outcomes.described).toBeGreaterThan(5);
  expect(outcomes.refused).toBeGreaterThan(15);
  const after = (await faces.describe(woman)).faces[0]!;
  expect(distance(before.embedding, after.embedding)).toBe(0);
});
