import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { FaceQuality } from '../../engine/faces/face.ts';
import { createFaces, type Faces } from '../../engine/faces/faces.ts';
import { judgeQuality } from '../../engine/faces/quality-gates.ts';
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

describe('occlusion', () => {
  /** Covers part of the woman's face; eyes at (192, 243) and (320, 243), chin near y = 460 of 512 px. */
  async function covered(shape: string): Promise<number> {
    const svg = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512">${shape}</svg>`,
    );
    const picture = await sharp(woman)
      .composite([{ input: svg }])
      .jpeg({ quality: 95 })
      .toBuffer();
    return (await quality(picture)).occlusion;
  }

  it('is about nothing where nothing covers the face', async () => {
    const man = await quality(await generatedFace('man'));
    expect(plain.occlusion).toBeLessThan(0.05);
    expect(man.occlusion).toBeLessThan(0.05);
  });

  it('sees masks of any colour, sunglasses and hair at one side', async () => {
    for (const colour of ['#e8ecf0', '#7fa8c9', '#16161a'])
      expect(
        await covered(`<polygon points="140,320 372,320 350,430 256,480 162,430" fill="${colour}"/>`),
        colour,
      ).toBeGreaterThan(0.07);
    const lens = (x: number) => `<circle cx="${x}" cy="252" r="44" fill="#101012"/>`;
    expect(await covered(lens(192) + lens(320))).toBeGreaterThan(0.07);
    expect(await covered('<rect x="0" y="0" width="215" height="512" fill="#2a1c14"/>')).toBeGreaterThan(
      0.08,
    );
  });

  it('grows with the cover', async () => {
    const mask = (top: number) => covered(`<polygon points="130,${top} 382,${top} 256,500" fill="#7fa8c9"/>`);
    const [low, middle, high] = [await mask(420), await mask(370), await mask(300)];
    expect(middle).toBeGreaterThan(low);
    expect(high).toBeGreaterThan(middle);
  });

  it('does not mind dimmer light, warmer light, blur or roll', async () => {
    for (const [what, picture] of [
      ['dim', sharp(woman).linear(0.4)],
      ['warm', sharp(woman).linear([1.1, 1, 0.75], [0, 0, 0])],
      ['soft', sharp(woman).blur(4)],
      ['turned', sharp(woman).rotate(30, { background: '#383432' })],
    ] as const)
      expect((await quality(await picture.jpeg({ quality: 95 }).toBuffer())).occlusion, what).toBeLessThan(
        0.08,
      );
  });
});

describe('judgeQuality', () => {
  const verdict = async (picture: Sharp) => judgeQuality(await quality(await picture.jpeg().toBuffer()));

  it('passes a good picture without a word', () => {
    expect(judgeQuality(plain)).toEqual({ verdict: 'good', reasons: [] });
  });

  it('gets worse with the picture, and says which measure it was and what to do', async () => {
    const spoilt = [
      ['sharpness', (strength: number) => sharp(woman).blur(strength), [0.6, 4, 16]],
      ['exposure', (factor: number) => sharp(woman).linear(factor), [0.5, 0.15, 0.03]],
      ['exposure', (factor: number) => sharp(woman).linear(factor), [1.1, 1.6, 8]],
    ] as const;
    for (const [measure, spoil, strengths] of spoilt) {
      const [good, doubtful, refused] = await Promise.all(
        strengths.map((strength) => verdict(spoil(strength))),
      );
      expect(good!.verdict, measure).toBe('good');
      expect(doubtful!.verdict, measure).toBe('doubtful');
      expect(refused!.verdict, measure).toBe('refuse');
      for (const { reasons } of [doubtful!, refused!]) {
        expect(reasons.map((reason) => reason.measure)).toContain(measure);
        for (const { message } of reasons) expect(message).toMatch(/^[^.]*\d.*\. [A-Z].*\.$/);
      }
    }
  });

  it('names every measure that is bad, the worst first', () => {
    const { verdict: worst, reasons } = judgeQuality({
      ...plain,
      width: 40,
      yaw: -60,
      pitch: 30,
      occlusion: 0.2,
    });
    expect(worst).toBe('refuse');
    expect(reasons.map(({ measure }) => measure)).toEqual(['yaw', 'width', 'pitch', 'occlusion']);
    expect(reasons[0]!.message).toMatch(/60° to the left/);
  });

  it('is never better for a worse number', () => {
    const rank = (quality: FaceQuality) =>
      ['good', 'doubtful', 'refuse'].indexOf(judgeQuality(quality).verdict);
    const worse: Partial<Record<keyof FaceQuality, readonly number[]>> = {
      width: [200, 44, 43.9, 36, 35, 1],
      sharpness: [30, 4.8, 4.7, 1.8, 1.7, 0],
      clipped: [0, 0.2, 0.21, 0.65, 0.66, 1],
      yaw: [0, -30, 31, -50, 51, -90],
      pitch: [0, 25, -26, 40, -41, 90],
      occlusion: [0, 0.07, 0.08, 0.28, 0.29, 1],
    };
    for (const [measure, numbers] of Object.entries(worse))
      expect(
        numbers.map((value) => rank({ ...plain, [measure]: value })),
        measure,
      ).toEqual([0, 0, 1, 1, 2, 2]);
    for (const roll of [-90, 0, 45, 180]) expect(rank({ ...plain, roll })).toBe(0);
  });
});
