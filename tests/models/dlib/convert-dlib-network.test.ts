import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from '../../../engine/onnxruntime.ts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chipNames, readChip, toPlanes } from '../chips.ts';
import { builtFolder, fixtures } from '../source-files.ts';

const { vectors } = z
  .object({ vectors: z.record(z.string(), z.array(z.number()).length(128)) })
  .parse(JSON.parse(readFileSync(join(fixtures, 'dlib/vectors.json'), 'utf8')));

const session = await InferenceSession.create(join(builtFolder, 'face-recognition.onnx'));

async function embed(names: readonly string[]): Promise<Float32Array> {
  const input = new Float32Array(names.length * 3 * 150 * 150);
  for (const [index, name] of names.entries())
    input.set(toPlanes(await readChip(name)), index * 3 * 150 * 150);
  const { embedding } = await session.run({
    face: new Tensor('float32', input, [names.length, 3, 150, 150]),
  });
  expect(embedding!.dims).toEqual([names.length, 128]);
  return embedding!.data as Float32Array;
}

describe('face-recognition.onnx', () => {
  it('gives what dlib itself gives, for every chip, to 1e-5', async () => {
    expect(Object.keys(vectors)).toEqual(chipNames);
    expect(chipNames.length).toBeGreaterThanOrEqual(24);
    let worst = 0;
    for (const name of chipNames) {
      const found = await embed([name]);
      vectors[name]!.forEach((expected, k) => {
        worst = Math.max(worst, Math.abs(found[k]! - expected));
      });
    }
    expect(worst).toBeLessThanOrEqual(1e-5);
  });

  it('gives the same for a face in a batch as for the face alone', async () => {
    const names = chipNames.slice(0, 5);
    const together = await embed(names);
    for (const [index, name] of names.entries()) {
      const expected = vectors[name]!;
      const found = together.subarray(index * 128, (index + 1) * 128);
      expect(Math.max(...expected.map((value, k) => Math.abs(value - found[k]!)))).toBeLessThanOrEqual(1e-5);
    }
  });

  it('tells the chips apart: no two of them are nearer than 0.1', () => {
    const list = Object.values(vectors);
    for (const [i, a] of list.entries()) {
      for (const b of list.slice(i + 1))
        expect(Math.hypot(...a.map((value, k) => value - b[k]!))).toBeGreaterThan(0.1);
    }
  });
});
