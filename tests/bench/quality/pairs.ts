// node tests/bench/quality/pairs.ts <folder with images/ and pairs.csv> [--json]: how far apart two pictures of one
// person are, by the measures of the worse one. Real pictures, where spoilt ones cannot go: a turned head.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { FaceDescriptor, FaceQuality } from '../../../engine/faces/face.ts';
import { createFaces } from '../../../engine/faces/faces.ts';
import { judgeQuality } from '../../../engine/faces/quality-gates.ts';
import { MODELS } from './pictures.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const folder = positionals[0];
if (folder === undefined) {
  console.error('usage: node tests/bench/quality/pairs.ts <folder with images/ and pairs.csv> [--json]');
  process.exit(2);
}

/** Each measure as something that is worse the larger it is, and where its bins end. */
const MEASURES: Readonly<Record<string, { of: (quality: FaceQuality) => number; bins: readonly number[] }>> =
  {
    'yaw, ° from the front': { of: ({ yaw }) => Math.abs(yaw), bins: [10, 30, 50, 90] },
    'pitch, ° from level': { of: ({ pitch }) => Math.abs(pitch), bins: [5, 20, 25, 90] },
    'roll, ° from upright': { of: ({ roll }) => Math.abs(roll), bins: [5, 10, 15, 20, 180] },
    'softness, −sharpness': { of: ({ sharpness }) => -sharpness, bins: [-4.8, -4, 0] },
    'darkness, −exposure': { of: ({ exposure }) => -exposure, bins: [-0.5, -0.4, -0.3, -0.2, 0] },
    clipped: { of: ({ clipped }) => clipped, bins: [0.01, 0.03, 0.07, 0.15, 1] },
    occlusion: { of: ({ occlusion }) => occlusion, bins: [0.07, 0.2, 1] },
    'verdict: 0 good, 1 doubtful, 2 refuse': {
      of: (quality) => ['good', 'doubtful', 'refuse'].indexOf(judgeQuality(quality).verdict),
      bins: [0, 1, 2],
    },
  };

const pairs = (await readFile(join(folder, 'pairs.csv'), 'utf8'))
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split(',') as [string, string, string]);
const faces = await createFaces({ models: MODELS });
const known = new Map<string, FaceDescriptor>();
for (const name of new Set(pairs.flatMap(([one, other]) => [one, other]))) {
  const { width, faces: found } = await faces.describe(await readFile(join(folder, 'images', name)));
  // The one in the middle is the one that the file is named after.
  const off = ({ box }: FaceDescriptor): number => Math.abs(box.x + box.width / 2 - width / 2);
  const [face] = found.toSorted((one, other) => off(one) - off(other));
  if (face !== undefined) known.set(name, face);
}
await faces.close();

const judged = pairs.flatMap(([one, other, same]) => {
  const [a, b] = [known.get(one), known.get(other)];
  if (a === undefined || b === undefined) return [];
  const distance = Math.hypot(...a.embedding.map((value, i) => value - b.embedding[i]!));
  return [{ same: same === '1', distance, qualities: [a.quality!, b.quality!] }];
});
const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((one, other) => one - other)[Math.round(share * (numbers.length - 1))] ?? NaN;
const strangers = quantile(
  judged.filter(({ same }) => !same).map(({ distance }) => distance),
  0.5,
);
const rows = Object.entries(MEASURES).flatMap(([measure, { of, bins }]) =>
  bins.map((end, i) => {
    const start = bins[i - 1] ?? -Infinity;
    const inside = judged.filter(({ qualities }) => {
      const worse = Math.max(...qualities.map(of));
      return worse > start && worse <= end;
    });
    const distances = (isSame: boolean) =>
      inside.filter(({ same }) => same === isSame).map(({ distance }) => distance / strangers);
    const [sames, differents] = [distances(true), distances(false)];
    const short = (value: number): number => Number(value.toFixed(3));
    return {
      measure,
      'up to': end,
      'same pairs': sames.length,
      'same, median': short(quantile(sames, 0.5)),
      'same, 90 %': short(quantile(sames, 0.9)),
      'different, 10 %': short(quantile(differents, 0.1)),
    };
  }),
);
const all = [...known.values()].map(({ quality }) => quality!);
const spread = Object.entries(MEASURES).map(([measure, { of }]) => {
  const numbers = all.map(of);
  return {
    measure,
    ...Object.fromEntries(
      [0.05, 0.5, 0.9, 0.95, 0.99].map((share) => [
        `${100 * share} %`,
        Number(quantile(numbers, share).toFixed(3)),
      ]),
    ),
  };
});
if (values.json)
  console.log(JSON.stringify({ bench: 'quality/pairs', model: faces.model, strangers, rows, spread }));
else {
  console.log(`distances in units of the median between strangers, ${strangers.toFixed(3)}`);
  console.table(rows);
  console.table(spread);
}
