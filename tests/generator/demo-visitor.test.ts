import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFaces, type Faces } from '../../engine/faces/faces.ts';
import { createDemoVisitor, type DemoVisitor } from '../../engine/generator/demo-visitor.ts';
import { createGenerator, type Generator } from '../../engine/generator/generator.ts';
import { readStarterGallery } from '../../engine/generator/starter-gallery.ts';
import { DATASETS, NETWORKS, WEIGHTS } from './house.ts';

let generator: Generator;
let faces: Faces;
let visitor: DemoVisitor;
beforeAll(async () => {
  generator = await createGenerator(WEIGHTS);
  faces = await createFaces({ models: NETWORKS });
  visitor = createDemoVisitor(generator);
});
afterAll(async () => {
  await Promise.all([generator.close(), faces.close()]);
});

describe('the sample visitor', () => {
  it('is a picture as a webcam makes it, with one face that the booth likes', async () => {
    for (const index of [0, Math.floor(visitor.count / 3), visitor.count - 1]) {
      const jpeg = await visitor.frame(index);
      expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 1280, height: 720 });
      const { faces: found } = await faces.describe(jpeg);
      expect(found).toHaveLength(1);
      const xs = found[0]!.landmarks.map(([x]) => x);
      const ys = found[0]!.landmarks.map(([, y]) => y);
      const height = (Math.max(...ys) - Math.min(...ys)) / 720;
      expect(height).toBeGreaterThan(0.36);
      expect(height).toBeLessThan(0.72);
      expect(Math.abs((Math.max(...xs) + Math.min(...xs)) / 2 / 1280 - 0.5)).toBeLessThan(0.04);
      expect(Math.abs((Math.max(...ys) + Math.min(...ys)) / 2 / 720 - 0.47)).toBeLessThan(0.1);
    }
  });

  it('is a stranger to the whole gallery', async () => {
    const { faces: found } = await faces.describe(await visitor.frame(0));
    const gallery = await readStarterGallery(DATASETS);
    const distances = gallery.map(({ embedding }) =>
      Math.hypot(...embedding.map((v, i) => v - found[0]!.embedding[i]!)),
    );
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(0.35);
  });

  it('moves, and moves the same way every time', async () => {
    const frames = await Promise.all([0, 1, 12, 24].map((index) => visitor.frame(index)));
    expect(new Set(frames.map((frame) => Buffer.from(frame).toString('base64'))).size).toBe(4);
    const again = await createDemoVisitor(generator).frame(12);
    expect(Buffer.compare(Buffer.from(again), Buffer.from(frames[2]!))).toBe(0);
  });

  it.each([-1, 48, 1.5, Number.NaN])('has no frame %s', async (index) => {
    await expect(visitor.frame(index)).rejects.toThrow(RangeError);
  });

  it('tries again after a render that failed', async () => {
    let fails = true;
    const shaky = createDemoVisitor({
      render: (latent) => (fails ? Promise.reject(new Error('no memory')) : generator.render(latent)),
    });
    await expect(shaky.frame(0)).rejects.toThrow('no memory');
    fails = false;
    expect((await shaky.frame(0)).byteLength).toBeGreaterThan(10_000);
  });
});
