import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from '../../../engine/onnxruntime.ts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tfliteRecipes } from '../../../models/convert/tflite-recipes.ts';
import { convertTflite } from '../../../models/tflite/convert-tflite.ts';
import { readChip, toPlanes } from '../chips.ts';
import { builtFolder, fixtures, sourcesOf } from '../source-files.ts';

const reference = z
  .object({
    step: z.int(),
    models: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.array(z.number())))),
  })
  .parse(JSON.parse(readFileSync(join(fixtures, 'tflite/reference.json'), 'utf8')));

/** The pictures of tests/fixtures/tflite/README.md. */
async function picture(kind: string, side: number): Promise<Uint8Array> {
  const pixels = new Uint8Array(side * side * 3);
  if (kind === 'pattern') return pixels.map((_, i) => (Math.imul(i, 2654435761) >>> 8) % 256);
  const chip = await readChip(`${kind}.png`);
  const margin = (side - 150) / 2;
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const [u, v] = [x - margin, y - margin];
      if (u < 0 || v < 0 || u >= 150 || v >= 150) continue;
      pixels.set(chip.subarray((v * 150 + u) * 3, (v * 150 + u) * 3 + 3), (y * side + x) * 3);
    }
  }
  return pixels;
}

// Largest difference allowed, in the output's own unit (pixels, logits, probability): ten times what was measured.
const tolerances: Record<string, number> = {
  'face-detector-short': 5e-3,
  'face-detector-full': 2e-3,
  'face-mesh': 2e-3,
  'person-mask': 3e-4,
};

describe.each(Object.entries(tolerances))('%s.onnx', (name, tolerance) => {
  it('gives what TensorFlow Lite gives for the original', async () => {
    const session = await InferenceSession.create(join(builtFolder, `${name}.onnx`));
    const metadata = session.inputMetadata[0]!;
    if (!metadata.isTensor) throw new Error('The input should be a tensor.');
    const side = Number(metadata.shape[2]);
    const cases = Object.entries(reference.models[name]!);
    expect(cases).toHaveLength(3);
    for (const [kind, outputs] of cases) {
      const input = new Tensor('float32', toPlanes(await picture(kind, side)), [1, 3, side, side]);
      const found = await session.run({ [session.inputNames[0]!]: input });
      expect(Object.keys(found).sort()).toEqual(Object.keys(outputs).sort());
      for (const [output, expected] of Object.entries(outputs)) {
        const values = (found[output]!.data as Float32Array).filter((_, i) => i % reference.step === 0);
        expect(values).toHaveLength(expected.length);
        const worst = Math.max(...expected.map((value, i) => Math.abs(value - values[i]!)));
        expect(worst, `${kind}, ${output}`).toBeLessThanOrEqual(tolerance);
      }
    }
  });

  it('treats the pictures of a batch independently', async () => {
    const session = await InferenceSession.create(join(builtFolder, `${name}.onnx`));
    const metadata = session.inputMetadata[0]!;
    if (!metadata.isTensor) throw new Error('The input should be a tensor.');
    const side = Number(metadata.shape[2]);
    const size = 3 * side * side;
    const batch = new Float32Array(2 * size);
    batch.set(toPlanes(await picture('pattern', side)), 0);
    batch.set(toPlanes(await picture('face-01', side)), size);
    const inputName = session.inputNames[0]!;
    const together = await session.run({ [inputName]: new Tensor('float32', batch, [2, 3, side, side]) });
    const alone = await session.run({
      [inputName]: new Tensor('float32', batch.slice(size), [1, 3, side, side]),
    });
    for (const [output, { data, dims }] of Object.entries(alone)) {
      expect(together[output]!.dims).toEqual([2, ...dims.slice(1)]);
      const second = (together[output]!.data as Float32Array).subarray(data.length);
      const worst = (data as Float32Array).reduce(
        (max, value, i) => Math.max(max, Math.abs(value - second[i]!)),
        0,
      );
      expect(worst).toBeLessThanOrEqual(tolerance);
    }
  });
});

describe('the converter of TensorFlow Lite models', () => {
  const file = sourcesOf('face-detector-short')[0]!;
  const recipe = tfliteRecipes['face-detector-short']!;

  it('names an operator that it does not know', () => {
    const mask = sourcesOf('person-mask')[0]!.slice();
    const at = Buffer.from(mask).indexOf('Convolution2DTransposeBias');
    mask.set(new TextEncoder().encode('Convolution3'), at);
    expect(() => convertTflite(mask, tfliteRecipes['person-mask']!)).toThrow(
      'the custom operator "Convolution3DTransposeBias" of TensorFlow Lite (schema.fbs: BuiltinOperator), which is not converted yet',
    );
  });

  it('names the outputs that there are when one is missing', () => {
    const wrong = { ...recipe, outputs: [{ from: 'masks', name: 'masks', shape: [1] }] };
    expect(() => convertTflite(file, wrong)).toThrow('no output "masks"; it has regressors, classificators');
  });

  it('refuses what is no TensorFlow Lite model', () => {
    expect(() => convertTflite(new Uint8Array(), recipe)).toThrow('Not a TFL3 file');
    expect(() => convertTflite(new TextEncoder().encode('PK34567890'), recipe)).toThrow('Not a TFL3 file');
  });

  it('says so when the file is cut off, wherever that is', () => {
    for (let length = 8; length < file.length; length += 9973) {
      expect(() => convertTflite(file.subarray(0, length), recipe)).toThrow(/damaged|holds|should/);
    }
  });

  it('ends in an error or a result, never in a hang, when the tables are damaged', () => {
    const started = performance.now();
    let refused = 0;
    // The tables stand at the end of this file, behind the weights.
    for (let seed = 1; seed <= 60; seed += 1) {
      const damaged = file.slice();
      for (let i = 0; i < 4; i += 1) {
        damaged[file.length - 1 - ((seed * 7919 + i * 104729) % 30_000)] = (seed * 31 + i * 17) % 256;
      }
      try {
        convertTflite(damaged, recipe);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(10);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});
