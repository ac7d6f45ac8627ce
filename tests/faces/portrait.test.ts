import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { FaceDescriptor, Point, StagePortrait } from '../../engine/faces/face.ts';
import { createFaces, type Faces } from '../../engine/faces/faces.ts';
import { drawPortrait } from '../../engine/faces/portrait.ts';
import { generatedFace, MODELS, scene } from './fixture.ts';

const BACKDROP = [0x38, 0x34, 0x32];

let faces: Faces;
let picture: Buffer;
let face: FaceDescriptor;
let portrait: StagePortrait;
let pixels: Buffer;

const middle = (points: readonly Point[], a: number, b: number): Point => [
  (points[a]![0] + points[b]![0]) / 2,
  (points[a]![1] + points[b]![1]) / 2,
];

/** Largest difference of any channel from the backdrop at (x, y), 0…1 of the portrait. */
function fromBackdrop(data: Uint8Array, x: number, y: number): number {
  const i = (Math.round(y * 1023) * 1024 + Math.round(x * 1023)) * 3;
  return Math.max(...BACKDROP.map((value, c) => Math.abs(data[i + c]! - value)));
}

beforeAll(async () => {
  faces = await createFaces({ models: MODELS });
  // Tilted, off centre, and cut off by the right edge of the photo.
  const tilted = await sharp(await generatedFace('woman'))
    .rotate(20, { background: '#b0c8e0' })
    .jpeg()
    .toBuffer();
  picture = await sharp(await scene(900, 700, [[tilted, 560, 280, 90]]))
    .extract({ left: 0, top: 0, width: 740, height: 700 })
    .jpeg({ quality: 95 })
    .toBuffer();
  face = (await faces.describe(picture)).faces[0]!;
  portrait = await faces.portrait(picture, face);
  pixels = await sharp(portrait.jpeg).raw().toBuffer();
});

afterAll(() => faces.close());

describe('portrait', () => {
  it('is a square JPEG with the eyes where every face of the gallery has them', async () => {
    const { format, width, height } = await sharp(portrait.jpeg).metadata();
    expect([format, width, height, portrait.size]).toEqual(['jpeg', 1024, 1024, 1024]);
    const [rightEye, leftEye] = [middle(portrait.landmarks, 33, 133), middle(portrait.landmarks, 263, 362)];
    expect(Math.hypot(rightEye[0] - 0.375, rightEye[1] - 0.475)).toBeLessThan(0.03);
    expect(Math.hypot(leftEye[0] - 0.625, leftEye[1] - 0.475)).toBeLessThan(0.03);
  });

  it('carries landmarks that fit the drawn face: the mesh finds them there again', async () => {
    const again = (await faces.describe(portrait.jpeg)).faces[0]!;
    const offsets = portrait.landmarks.map(([x, y], i) =>
      Math.hypot(again.landmarks[i]![0] / 1024 - x, again.landmarks[i]![1] / 1024 - y),
    );
    expect(offsets.reduce((sum, offset) => sum + offset, 0) / offsets.length).toBeLessThan(0.01);
  });

  it('keeps the person recognisable', async () => {
    const again = (await faces.describe(portrait.jpeg)).faces[0]!;
    expect(Math.hypot(...again.embedding.map((value, i) => value - face.embedding[i]!))).toBeLessThan(0.25);
  });

  it('floats on the backdrop: no photo at the frame, none of the old background beside the head', () => {
    for (const at of [0, 0.25, 0.5, 0.75, 1]) {
      expect(fromBackdrop(pixels, at, 1), `bottom ${at}`).toBeLessThan(8);
      expect(fromBackdrop(pixels, at, 0), `top ${at}`).toBeLessThan(8);
      expect(fromBackdrop(pixels, 0, at), `left ${at}`).toBeLessThan(8);
      expect(fromBackdrop(pixels, 1, at), `right ${at}`).toBeLessThan(8);
    }
    expect(fromBackdrop(pixels, 0.08, 0.2)).toBeLessThan(16);
    expect(fromBackdrop(pixels, 0.5, 0.6)).toBeGreaterThan(40);
  });

  it('stands in a soft oval where there is no person mask', async () => {
    const oval = await drawPortrait(picture, face.landmarks, undefined);
    const data = await sharp(oval.jpeg).raw().toBuffer();
    expect(fromBackdrop(data, 0.02, 0.02)).toBeLessThan(4);
    expect(fromBackdrop(data, 0.5, 0.6)).toBeGreaterThan(40);
    expect(oval.landmarks).toEqual(portrait.landmarks);
  });
});
