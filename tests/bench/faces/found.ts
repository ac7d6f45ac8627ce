// node tests/bench/faces/found.ts <folder…> [--json]: in how many pictures a face is found, how many, how fast.
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import { createFaces } from '../../../engine/faces/faces.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, models: { type: 'string' } },
});
if (positionals.length === 0) {
  console.error('usage: node tests/bench/faces/found.ts <folder of pictures…> [--json]');
  process.exit(2);
}
const faces = await createFaces({
  models: values.models ?? join(import.meta.dirname, '../../../models/built'),
});
const rows = [];
for (const folder of positionals) {
  const names = (await readdir(folder, { recursive: true })).filter((name) =>
    /^\.(jpe?g|png|webp)$/i.test(extname(name)),
  );
  const counts = { none: 0, one: 0, several: 0 };
  const [missed, times, scores]: [string[], number[], number[]] = [[], [], []];
  for (const name of names) {
    const bytes = await readFile(join(folder, name));
    const started = performance.now();
    const described = await faces.describe(bytes);
    times.push(performance.now() - started);
    const [largest] = described.faces;
    counts[largest === undefined ? 'none' : described.faces.length === 1 ? 'one' : 'several']++;
    if (largest === undefined) missed.push(relative(folder, join(folder, name)));
    else scores.push(largest.confidence);
  }
  times.sort((one, other) => one - other);
  const figures = {
    pictures: names.length,
    ...counts,
    lowestScore: Math.min(...scores),
    medianMilliseconds: times[times.length >> 1]!,
    p95Milliseconds: times[Math.floor(times.length * 0.95)]!,
  };
  rows.push({ subject: folder, figures, missed });
}
await faces.close();
if (values.json) console.log(JSON.stringify({ bench: 'faces/found', model: faces.model, rows }));
else {
  console.table(Object.fromEntries(rows.map(({ subject, figures }) => [subject, figures])));
  for (const { subject, missed } of rows)
    if (missed.length > 0) console.log(`no face (${subject}): ${missed.join(', ')}`);
}
