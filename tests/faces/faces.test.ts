import { join } from 'node:path';

import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { FaceDescriptor } from '../../engine/faces/face.ts';
import { createFaces, type Faces } from '../../engine/faces/faces.ts';
import { ModelsMissingError } from '../../engine/faces/model-session.ts';
import { distance, generatedFace, MODELS, scene } from './fixture.ts';

let faces: Faces;
let woman: Buffer;
let man: Buffer;
let theWoman: FaceDescriptor;
let theMan: FaceDescriptor;

/** The only face in a picture. */
async function one(picture: Uint8Array): Promise<FaceDescriptor> {
  const described = await faces.describe(picture);
  expect(described.faces).toHaveLength(1);
  return described.faces[0]!;
}

beforeAll(async () => {
  faces = await createFaces({ models: MODELS });
  woman = await generatedFace('woman');
  man = await generatedFace('man');
  [theWoman, theMan] = [await one(woman), await one(man)];
});

afterAll(() => faces.close());

describe('describe', () => {
  it('finds the face where it is, with its points on its features', () => {
    const { box, landmarks, confidence, embedding } = theWoman;
    expect(box.x + box.width / 2).toBeGreaterThan(200);
    expect(box.x + box.width / 2).toBeLessThan(312);
    expect(confidence).toBeGreaterThan(0.8);
    expect(landmarks).toHaveLength(468);
    // Every generated face has its eyes at (0.375, 0.475) and (0.625, 0.475) of 512 px.
    const middle = (a: number, b: number) =>
      [0, 1].map((axis) => (landmarks[a]![axis]! + landmarks[b]![axis]!) / 2) as [number, number];
    const [rightEye, leftEye] = [middle(33, 133), middle(263, 362)];
    expect(Math.hypot(rightEye[0] - 192, rightEye[1] - 243)).toBeLessThan(16);
    expect(Math.hypot(leftEye[0] - 320, leftEye[1] - 243)).toBeLessThan(16);
    // Nose between the eyes and the mouth; chin lowest.
    expect(landmarks[1]![1]).toBeGreaterThan(rightEye[1] + 20);
    expect(landmarks[13]![1]).toBeGreaterThan(landmarks[1]![1] + 10);
    expect(landmarks[152]![1]).toBeGreaterThan(landmarks[13]![1] + 30);
    expect(embedding).toHaveLength(128);
  });

  it('tells different people apart and is deterministic', async () => {
    expect(distance(theWoman.embedding, theMan.embedding)).toBeGreaterThan(0.8);
    expect((await one(woman)).embedding).toEqual(theWoman.embedding);
  });

  it('knows a face again at any roll', async () => {
    for (const angle of [-90, -45, -20, 20, 45, 90, 180]) {
      const turned = await sharp(woman)
        .rotate(angle, { background: '#383432' })
        .jpeg({ quality: 95 })
        .toBuffer();
      expect(distance((await one(turned)).embedding, theWoman.embedding), `${angle}°`).toBeLessThan(0.2);
    }
  });

  it('knows a face again at any EXIF orientation', async () => {
    const lying = await sharp(woman)
      .rotate(-90)
      .jpeg({ quality: 95 })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const found = await one(lying);
    expect(distance(found.embedding, theWoman.embedding)).toBeLessThan(0.1);
    // The box is in the upright picture, where it was before.
    expect(Math.abs(found.box.x - theWoman.box.x)).toBeLessThan(10);
    expect(Math.abs(found.box.y - theWoman.box.y)).toBeLessThan(10);
  });

  it('moves an embedding little when the picture is shifted, scaled or brightened', async () => {
    const same = async (picture: Uint8Array, bound: number, what: string): Promise<void> => {
      expect(distance((await one(picture)).embedding, theWoman.embedding), what).toBeLessThan(bound);
    };
    await same(await scene(700, 650, [[woman, 512, 123, 77]]), 0.12, 'shifted');
    await same(await sharp(woman).resize(300).jpeg({ quality: 95 }).toBuffer(), 0.12, 'smaller');
    await same(await sharp(woman).resize(1400).jpeg({ quality: 95 }).toBuffer(), 0.12, 'larger');
    await same(
      await sharp(woman).modulate({ brightness: 1.15 }).jpeg({ quality: 95 }).toBuffer(),
      0.2,
      'brighter',
    );
  });

  it('finds both of two people, the larger one first', async () => {
    const { faces: found } = await faces.describe(
      await scene(1000, 600, [
        [woman, 300, 620, 150],
        [man, 480, 60, 60],
      ]),
    );
    expect(found).toHaveLength(2);
    expect(distance(found[0]!.embedding, theMan.embedding)).toBeLessThan(0.2);
    expect(distance(found[1]!.embedding, theWoman.embedding)).toBeLessThan(0.2);
  });

  it('finds everybody in a group photo', async () => {
    const people = Array.from(
      { length: 12 },
      (_, i) => [i % 2 ? woman : man, 190, 60 + (i % 6) * 310, 120 + Math.floor(i / 6) * 500] as const,
    );
    const { faces: found } = await faces.describe(await scene(1920, 1080, people));
    expect(found).toHaveLength(12);
  });

  it('finds a small face in a 24-megapixel picture', async () => {
    const found = await one(await scene(6000, 4000, [[woman, 300, 4300, 2500]]));
    expect(distance(found.embedding, theWoman.embedding)).toBeLessThan(0.2);
    expect(found.box.x).toBeGreaterThan(4300);
    expect(found.box.x + found.box.width).toBeLessThan(4600);
  });

  it('finds no face where there is none', async () => {
    expect((await faces.describe(await scene(640, 480, []))).faces).toEqual([]);
    const noise = {
      create: {
        width: 640,
        height: 480,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 50 },
      },
    } as const;
    expect((await faces.describe(await sharp(noise).png().toBuffer())).faces).toEqual([]);
  });

  it('says that a 30 px face is too small, and lets a 60 px face pass', async () => {
    // The box of these faces is about 0.6 of the pasted side.
    const small = faces.describe(await scene(640, 480, [[woman, 50, 300, 200]]));
    await expect(small).rejects.toMatchObject({ code: 'face-too-small' });
    await expect(small).rejects.toThrow(/only (2\d|3[0-5]) px wide.*picture taken closer/);
    const large = await one(await scene(640, 480, [[woman, 100, 300, 200]]));
    expect(distance(large.embedding, theWoman.embedding)).toBeLessThan(
      distance(large.embedding, theMan.embedding),
    );
  });

  it('reads an animated GIF, a CMYK JPEG and a greyscale picture as the same person', async () => {
    const gif = await sharp([await sharp(woman).png().toBuffer(), await sharp(man).png().toBuffer()], {
      join: { animated: true },
    })
      .gif()
      .toBuffer();
    expect(distance((await one(gif)).embedding, theWoman.embedding)).toBeLessThan(0.3);
    const cmyk = await sharp(woman).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer();
    expect(distance((await one(cmyk)).embedding, theWoman.embedding)).toBeLessThan(0.3);
    const grey = await sharp(woman).greyscale().jpeg({ quality: 95 }).toBuffer();
    expect(distance((await one(grey)).embedding, theWoman.embedding)).toBeLessThan(0.5);
  });
});

describe('embedChips', () => {
  it('gives the same whether chips come alone or many at once', async () => {
    const next = (
      (state) => () =>
        (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24
    )(1);
    const chips = Array.from({ length: 18 }, () => Uint8Array.from({ length: 150 * 150 * 3 }, next));
    const together = await faces.embedChips(chips);
    expect(together).toHaveLength(18);
    for (const i of [0, 15, 16, 17]) {
      const [alone] = await faces.embedChips([chips[i]!]);
      expect(distance(alone!, together[i]!)).toBeLessThan(1e-5);
    }
    expect(await faces.embedChips([])).toEqual([]);
  });

  it('refuses a chip of another size', async () => {
    await expect(faces.embedChips([new Uint8Array(112 * 112 * 3)])).rejects.toThrow(/150 × 150 px/);
  });
});

describe('createFaces', () => {
  it('says what to do when the networks are not there', async () => {
    const missing = createFaces({ models: join(MODELS, 'nowhere') });
    await expect(missing).rejects.toBeInstanceOf(ModelsMissingError);
    await expect(missing).rejects.toThrow(/is missing.*npm start/);
  });

  it('names network, alignment and version', () => {
    expect(faces.model).toMatch(/^dlib-resnet-v1\+mesh5\/\d+$/);
  });
});
