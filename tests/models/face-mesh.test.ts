import { join } from 'node:path';
import { InferenceSession, Tensor } from '../../engine/onnxruntime.ts';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { chipNames, readChip, toPlanes } from './chips.ts';
import { builtFolder } from './source-files.ts';

const SIDE = 192;
const MARGIN = 21; // (192 − 150) / 2
const session = await InferenceSession.create(join(builtFolder, 'face-mesh.onnx'));

interface Mesh {
  readonly presence: number;
  /** In pixels of the chip. */
  readonly at: (index: number) => readonly [x: number, y: number];
}

/** The landmarks of a 150 × 150 picture, put into the middle of the network's input. */
async function findMesh(pixels: Uint8Array): Promise<Mesh> {
  const framed = await sharp(pixels, { raw: { width: 150, height: 150, channels: 3 } })
    .extend({ top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, background: '#383432' })
    .raw()
    .toBuffer();
  const { landmarks, presence } = await session.run({
    face: new Tensor('float32', toPlanes(framed), [1, 3, SIDE, SIDE]),
  });
  expect(landmarks!.dims).toEqual([1, 468, 3]);
  expect(presence!.dims).toEqual([1]);
  const points = landmarks!.data as Float32Array;
  return {
    presence: (presence!.data as Float32Array)[0]!,
    at: (index) => [points[index * 3]! - MARGIN, points[index * 3 + 1]! - MARGIN],
  };
}

// dlib's template for chips with padding 0.25, onto which the chips were aligned by just these landmarks.
const template: readonly (readonly [index: number, x: number, y: number])[] = [
  [263, 110.96, 46.35],
  [362, 89.61, 47.9],
  [33, 37.06, 46.37],
  [133, 58.41, 47.91],
  [2, 74.01, 87.78],
];

describe('face-mesh.onnx on faces', () => {
  it.each(chipNames)('puts the points on the features of %s', async (name) => {
    const { presence, at } = await findMesh(await readChip(name));
    expect(presence).toBeGreaterThan(0); // a probability above one half
    for (const [index, x, y] of template) {
      expect(Math.hypot(at(index)[0] - x, at(index)[1] - y), `point ${index}`).toBeLessThan(9);
    }
    const [rightEye, leftEye, noseTip] = [at(33), at(263), at(1)];
    const [mouthTop, mouthBottom, chin, forehead] = [at(13), at(14), at(152), at(10)];
    expect(noseTip[0]).toBeGreaterThan(rightEye[0]);
    expect(noseTip[0]).toBeLessThan(leftEye[0]);
    const downwards = [forehead[1], (rightEye[1] + leftEye[1]) / 2, noseTip[1], mouthTop[1], chin[1]];
    expect(downwards).toEqual([...downwards].sort((a, b) => a - b));
    expect(mouthBottom[1]).toBeGreaterThan(mouthTop[1] - 1);
  });
});

describe('face-mesh.onnx on what is no face', () => {
  it('says that no face is there', async () => {
    const flat = new Uint8Array(150 * 150 * 3).fill(90);
    const stripes = flat.map((_, i) => (Math.floor(i / 3) % 10 < 5 ? 20 : 230));
    expect((await findMesh(flat)).presence).toBeLessThan(0);
    expect((await findMesh(stripes)).presence).toBeLessThan(0);
  });
});
