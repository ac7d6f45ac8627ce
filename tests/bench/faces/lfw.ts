// node tests/bench/faces/lfw.ts <folder> [--json]: accuracy on pairs of pictures, through the whole pipeline.
// The folder holds images/ and pairs.csv (a,b,same), as `lfw-dev`; pictures are read, nothing is kept.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { DescribedPicture, FaceDescriptor } from '../../../engine/faces/face.ts';
import { createFaces } from '../../../engine/faces/faces.ts';
import { verify, type JudgedPair } from './verification.ts';

/** The face in the middle is the one that the file is named after. */
function middleFace({ width, height, faces }: DescribedPicture): FaceDescriptor | undefined {
  const offCentre = ({ box }: FaceDescriptor): number =>
    Math.hypot(box.x + box.width / 2 - width / 2, box.y + box.height / 2 - height / 2);
  return faces.toSorted((one, other) => offCentre(one) - offCentre(other))[0];
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    models: { type: 'string' },
    threads: { type: 'string' },
  },
});
const folder = positionals[0];
if (folder === undefined) {
  console.error(
    'usage: node tests/bench/faces/lfw.ts <folder with images/ and pairs.csv> [--json] [--threads 1]',
  );
  process.exit(2);
}
const models = values.models ?? join(import.meta.dirname, '../../../models/built');
const lines = (await readFile(join(folder, 'pairs.csv'), 'utf8')).trim().split('\n').slice(1);
const pairs = lines.map((line) => {
  const [a = '', b = '', same] = line.trim().split(',');
  return { a, b, same: same === '1' };
});
const names = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
const faces = await createFaces({
  models,
  ...(values.threads === undefined ? {} : { threads: Number(values.threads) }),
});
const embeddings = new Map<string, Float32Array>();
const missed: string[] = [];
const times: number[] = [];
for (const name of names) {
  const bytes = await readFile(join(folder, 'images', name));
  const started = performance.now();
  const face = middleFace(await faces.describe(bytes));
  times.push(performance.now() - started);
  if (face) embeddings.set(name, face.embedding);
  else missed.push(name);
}
await faces.close();
times.sort((one, other) => one - other);

/** A picture without a face is judged "different from everybody": a miss costs accuracy. */
const judged = pairs.map(({ a, b, same }): JudgedPair => {
  const [one, other] = [embeddings.get(a), embeddings.get(b)];
  const distance = one && other ? Math.hypot(...one.map((value, i) => value - other[i]!)) : 2;
  return { same, distance };
});
const { accuracy, threshold, acceptedAt1Percent } = verify(judged);
const figures = {
  pictures: names.length,
  pairs: pairs.length,
  facesFound: 1 - missed.length / names.length,
  accuracy,
  threshold,
  acceptedAt1Percent,
  medianMilliseconds: times[times.length >> 1]!,
  p95Milliseconds: times[Math.floor(times.length * 0.95)]!,
};
if (values.json) console.log(JSON.stringify({ bench: 'faces/lfw', model: faces.model, figures, missed }));
else {
  console.table({ [faces.model]: figures });
  if (missed.length > 0) console.log(`no face in: ${missed.join(', ')}`);
}
