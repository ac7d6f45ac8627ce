import { copyFile, cp, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFaces, type Faces } from '../../engine/faces/faces.ts';
import { createDecoder } from '../../engine/generator/decoder.ts';
import { drawLatent } from '../../engine/generator/draw-latent.ts';
import { invertField } from '../../engine/generator/field.ts';
import { createGenerator, type Generator } from '../../engine/generator/generator.ts';
import type { Latent } from '../../engine/generator/latent.ts';
import { readMemory } from '../../engine/generator/memory.ts';
import { createCodeMixer } from '../../engine/generator/mix-code.ts';
import { mixField } from '../../engine/generator/mix-field.ts';
import { warp } from '../../engine/generator/warp.ts';
import { weightChecksums } from '../../models/generator/weight-checksums.ts';
import { FIXTURES, NETWORKS, WEIGHTS } from './house.ts';

const memory = await readMemory(WEIGHTS);
let generator: Generator;
let faces: Faces;
beforeAll(async () => {
  generator = await createGenerator(WEIGHTS);
  faces = await createFaces({ models: NETWORKS });
});
afterAll(async () => {
  await Promise.all([generator.close(), faces.close()]);
});

describe('a rendered face', () => {
  it('is the same for the same latent, whatever was rendered before', async () => {
    const latent = drawLatent(7, memory.portraits);
    const first = await generator.render(latent);
    await generator.render(drawLatent(8, memory.portraits));
    const other = await createGenerator(WEIGHTS, 1);
    const again = await other.render(latent);
    await other.close();
    expect(Buffer.compare(first.rgb, again.rgb)).toBe(0);
    expect(first.landmarks).toEqual(again.landmarks);
    expect(first).toMatchObject({ size: 512 });
    expect(first.rgb.length).toBe(512 * 512 * 3);
  });

  it('fades into exactly the house’s backdrop at every edge', async () => {
    const { rgb } = await generator.render(drawLatent(3, memory.portraits));
    for (let k = 0; k < 512; k++) {
      for (const i of [k, 511 * 512 + k, k * 512, k * 512 + 511]) {
        expect([...rgb.subarray(3 * i, 3 * i + 3)]).toEqual([0x38, 0x34, 0x32]);
      }
    }
  });

  it('has its landmarks where the faces pipeline finds them', async () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const { rgb, size, landmarks } = await generator.render(drawLatent(seed, memory.portraits));
      const png = await sharp(rgb, { raw: { width: size, height: size, channels: 3 } })
        .png()
        .toBuffer();
      const { faces: found } = await faces.describe(png);
      expect(found).toHaveLength(1);
      const errors = landmarks
        .map(([x, y], i) =>
          Math.hypot(x * size - found[0]!.landmarks[i]![0], y * size - found[0]!.landmarks[i]![1]),
        )
        .sort((a, b) => a - b);
      // The eyes are 128 px apart: the median point lies within 4 % of that.
      expect(errors[234]).toBeLessThan(5.2);
    }
  });

  it('changes with each feature, and only a shape feature moves landmarks', async () => {
    const plain = drawLatent(5, memory.portraits, { ageing: 0 });
    const before = await generator.render(plain);
    const changed = async (features: NonNullable<Latent['features']>) => {
      const after = await generator.render({ ...plain, features });
      const pixels =
        after.rgb.reduce((sum, value, i) => sum + Math.abs(value - before.rgb[i]!), 0) / after.rgb.length;
      const moved = after.landmarks.reduce((most, [x, y], i) => {
        const [bx, by] = before.landmarks[i]!;
        return Math.max(most, Math.hypot(x - bx, y - by) * 512);
      }, 0);
      return { pixels, moved };
    };
    for (const shape of [
      { kind: 'scale', at: 4, x: 1.5, y: 1.2, radius: 40 },
      { kind: 'shift', at: 152, x: 0, y: 12, radius: 40 },
      { kind: 'asymmetry', seed: 1, pixels: 8 },
      { kind: 'age', amount: 1 },
    ] as const) {
      expect((await changed([shape])).moved, shape.kind).toBeGreaterThan(2);
    }
    for (const paint of [
      { kind: 'detail', gain: 1.6 },
      { kind: 'skin', colour: [80, 120, 60], amount: 0.9, reach: 0.6 },
      { kind: 'hair', colour: [200, 40, 40], amount: 0.9, reach: 0.3 },
      { kind: 'eyes', colour: [220, 40, 20], amount: 1 },
      { kind: 'warts', seed: 2, count: 5, size: 16 },
      { kind: 'tusks', length: 50, width: 20 },
    ] as const) {
      const { pixels, moved } = await changed([paint]);
      expect(moved, paint.kind).toBe(0);
      expect(pixels, paint.kind).toBeGreaterThan(0.005);
    }
  });

  it('turns green beyond the oval of the face: ears and bald head too', async () => {
    const bald: Latent = {
      version: 1,
      members: [[155, 0]],
      weights: [[1], [1], [1], [1], [1], [1]],
      gains: 1,
      features: [{ kind: 'skin', colour: [76, 112, 56], amount: 1, reach: 0.85 }],
    };
    const { rgb, landmarks } = await generator.render(bald);
    const greenness = (x: number, y: number) => {
      const i = (Math.round(y) * 512 + Math.round(x)) * 3;
      return rgb[i + 1]! - rgb[i]!;
    };
    const [, top] = landmarks[10]!;
    // The scalp, 40 px above the highest point of the mesh, and the cheeks.
    expect(greenness(256, top * 512 - 40)).toBeGreaterThan(10);
    expect(greenness(landmarks[50]![0] * 512, landmarks[50]![1] * 512)).toBeGreaterThan(10);
    expect(Math.abs(greenness(4, 4))).toBeLessThan(5);
  });
});

describe('the mixing rule', () => {
  it('reproduces the training prototype’s own ONNX export', async () => {
    const { cases } = JSON.parse(await readFile(join(FIXTURES, 'reference-pixels.json'), 'utf8')) as {
      cases: { latent: Latent; pixels: [number, number, number, number, number][] }[];
    };
    const decoder = await createDecoder(WEIGHTS, 2);
    const mixCode = createCodeMixer(memory);
    for (const { latent, pixels } of cases) {
      const decoded = await decoder.decode(mixCode(latent));
      // The export inverts in 12 steps and knows neither detail bands nor defringing.
      const picture = warp(decoded.subarray(0, 3 * 512 * 512), invertField(mixField(memory, latent), 12));
      for (const [x, y, ...rgb] of pixels) {
        rgb.forEach((value, c) => {
          const ours = Math.min(255, Math.max(0, (picture[(y * 512 + x) * 3 + c]! + 1) * 127.5));
          expect(Math.abs(ours - value)).toBeLessThan(0.5);
        });
      }
    }
    await decoder.close();
  });
});

describe('the weights', () => {
  it('are those of the manifest', async () => {
    const manifest = JSON.parse(await readFile(join(WEIGHTS, 'manifest.json'), 'utf8')) as { files: unknown };
    expect(await weightChecksums(WEIGHTS)).toEqual(manifest.files);
  });

  it('say which file is missing, cut short or malformed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tronie-weights-'));
    const fresh = async (name: string) => copyFile(join(WEIGHTS, name), join(folder, name));
    await cp(WEIGHTS, folder, { recursive: true, filter: (path) => !path.endsWith('detail') });
    const opening = async () => (await createGenerator(folder)).close();

    await expect(opening()).resolves.toBeUndefined();
    await truncate(join(folder, 'codes.i8'), 1000);
    await expect(opening()).rejects.toThrow(/codes\.i8 has 1000 bytes instead of 9830400.*Restore it/);
    await fresh('codes.i8');
    await rm(join(folder, 'regions_33.f32'));
    await expect(opening()).rejects.toThrow(/needs regions_33\.f32/);
    await fresh('regions_33.f32');
    await writeFile(join(folder, 'portraits.json'), '{"portraits": [{"index": 0}]}');
    await expect(opening()).rejects.toThrow(/portraits\.json is not what the face generator expects/);
    await fresh('portraits.json');
    await truncate(join(folder, 'decoder.onnx'), 5000);
    await expect(opening()).rejects.toThrow(/decoder\.onnx cannot be loaded/);
    await fresh('decoder.onnx');

    const open = await createGenerator(folder);
    const latent = drawLatent(1, memory.portraits);
    await expect(open.render(latent)).rejects.toThrow(/needs .*\.webp/);
    await symlink(join(WEIGHTS, 'detail'), join(folder, 'detail'));
    await expect(open.render(latent)).resolves.toMatchObject({ size: 512 });
    await open.close();
    await rm(folder, { recursive: true });
  });

  it('refuse a latent that names a portrait they do not know', async () => {
    const strange: Latent = {
      version: 1,
      members: [[200, 0]],
      weights: [[1], [1], [1], [1], [1], [1]],
      gains: 1,
    };
    await expect(generator.render(strange)).rejects.toThrow(RangeError);
    await expect(generator.render(strange)).rejects.toThrow(/portrait 200; this generator knows 0…199/);
  });
});
