import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { FaceQuality } from '../../engine/faces/face.ts';
import { createFaces, type Faces } from '../../engine/faces/faces.ts';
import { generatedFace, MODELS } from './fixture.ts';

let faces: Faces;
let woman: Buffer;
let plain: FaceQuality;

async function quality(picture: Uint8Array): Promise<FaceQuality> {
  return (await faces.describe(picture)).faces[0]!.quality!;
}

beforeAll(async () => {
  faces = await createFaces({ models: MODELS });
  woman = await generatedFace('woman');
  plain = await quality(woman);
});

afterAll(() => faces.close());

describe('quality', () => {
  it('follows blur with sharpness', async () => {
    const [soft, softer] = await Promise.all(
      [2, 6].map(async (sigma) => quality(await sharp(woman).blur(sigma).jpeg().toBuffer())),
    );
    expect(soft!.sharpness).toBeLessThan(plain.sharpness * 0.8);
    expect(softer!.sharpness).toBeLessThan(soft!.sharpness * 0.7);
  });

  it('follows the light with exposure, and counts what is lost', async () => {
    const dark = await quality(await sharp(woman).linear(0.3).jpeg().toBuffer());
    expect(dark.exposure / plain.exposure).toBeCloseTo(0.3, 1);
    const burnt = await quality(await sharp(woman).linear(2.5).jpeg().toBuffer());
    expect(burnt.exposure).toBeGreaterThan(plain.exposure * 1.2);
    expect(burnt.clipped).toBeGreaterThan(plain.clipped + 0.1);
  });

  it('follows the head with roll, and mirrors yaw with the picture', async () => {
    const tilted = await quality(
      await sharp(woman).rotate(25, { background: '#383432' }).jpeg({ quality: 95 }).toBuffer(),
    );
    expect(Math.abs(tilted.roll - plain.roll - 25)).toBeLessThan(3);
    const mirrored = await quality(await sharp(woman).flop().jpeg({ quality: 95 }).toBuffer());
    expect(Math.abs(mirrored.yaw + plain.yaw)).toBeLessThan(5);
    expect(Math.abs(plain.pitch)).toBeLessThan(20);
  });

  it('gives the width in px of the picture', async () => {
    const half = await quality(await sharp(woman).resize(256).jpeg({ quality: 95 }).toBuffer());
    expect(half.width / plain.width).toBeCloseTo(0.5, 1);
  });
});
