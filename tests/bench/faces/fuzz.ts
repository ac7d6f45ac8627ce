// node tests/bench/faces/fuzz.ts [--count 2000] [--seed 1] [--json]: damaged pictures crash nothing and leak nothing.
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { createFaces } from '../../../engine/faces/faces.ts';
import { PictureError } from '../../../engine/faces/picture-error.ts';
import { mutatedPictures } from './mutated-pictures.ts';
import { quantile, round } from './row.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
  },
});
const COUNT = Number(options.count);

/** Resident memory is read so often. */
const SAMPLES = 10;

const faces = await createFaces({ models: join(import.meta.dirname, '../../../models/built') });
const outcomes: Record<string, number> = {};
const wrong: string[] = [];
const times: number[] = [];
const residentMegabytes: number[] = [];
let number = 0;
for await (const bytes of mutatedPictures(COUNT, Number(options.seed))) {
  const started = performance.now();
  let outcome: string;
  try {
    const { faces: found } = await faces.describe(bytes);
    outcome = found.length > 0 ? 'face' : 'no face';
    if (found.some(({ embedding }) => !embedding.every(Number.isFinite)))
      wrong.push(`picture ${number}: an embedding is not finite`);
  } catch (error) {
    outcome = error instanceof PictureError ? error.code : 'another error';
    if (!(error instanceof PictureError)) wrong.push(`picture ${number}: ${String(error)}`);
  }
  times.push(performance.now() - started);
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  number++;
  if (number % Math.ceil(COUNT / SAMPLES) === 0)
    residentMegabytes.push(round(process.memoryUsage().rss / 2 ** 20, 0));
}
await faces.close();
const report = {
  bench: 'faces/fuzz',
  count: COUNT,
  outcomes,
  wrong,
  residentMegabytes,
  milliseconds: { median: round(quantile(times, 0.5)), most: round(Math.max(...times)) },
};
if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
else console.dir(report, { depth: null });
if (wrong.length > 0) process.exitCode = 1;
