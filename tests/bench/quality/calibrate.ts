// node tests/bench/quality/calibrate.ts <folder of portraits> [--pictures 60] [--json]: how far each spoilage moves
// the embedding, and what the quality measures say then. The gates of engine/faces/quality-gates.ts come from here.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';

import type { FaceDescriptor, FaceQuality } from '../../../engine/faces/face.ts';
import { createFaces } from '../../../engine/faces/faces.ts';
import { MODELS, picturesIn } from './pictures.ts';
import { SPOILAGES } from './spoilt.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, pictures: { type: 'string', default: '60' } },
});
const folder = positionals[0];
if (folder === undefined) {
  console.error(
    'usage: node tests/bench/quality/calibrate.ts <folder of portraits> [--pictures 60] [--json]',
  );
  process.exit(2);
}

/** Side of the pictures that are spoilt, px: their faces are about 200 px wide. */
const SIDE = 512;

// Those that fit-skin.ts has not seen, spread over the folder.
const unseen = (await picturesIn(folder)).filter((_, i) => i % 2 === 1);
const step = Math.max(1, Math.floor(unseen.length / Number(values.pictures)));
const names = unseen.filter((_, i) => i % step === 0);
const faces = await createFaces({ models: MODELS });

const largest = async (picture: Uint8Array): Promise<FaceDescriptor | undefined> =>
  (await faces.describe(picture).catch(() => ({ faces: [] }))).faces[0];
const between = (one: Float32Array, other: Float32Array): number =>
  Math.hypot(...one.map((value, i) => value - other[i]!));
const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((one, other) => one - other)[Math.round(share * (numbers.length - 1))] ?? NaN;

const originals: { picture: Buffer; face: FaceDescriptor }[] = [];
for (const name of names) {
  const picture = await sharp(await readFile(join(folder, name)))
    .resize(SIDE)
    .jpeg({ quality: 95 })
    .toBuffer();
  const face = await largest(picture);
  if (face !== undefined) originals.push({ picture, face });
}
const strangers = originals.flatMap(({ face }, i) =>
  originals.slice(i + 1).map(({ face: other }) => between(face.embedding, other.embedding)),
);
const median = quantile(strangers, 0.5);

const MEASURES = ['width', 'sharpness', 'exposure', 'clipped', 'occlusion'] as const;
const rows: Record<string, number | string>[] = [];
function row(
  kind: string,
  strength: number,
  seen: readonly { drift: number; quality: FaceQuality }[],
  lost: number,
): void {
  const drifts = seen.map(({ drift }) => drift / median);
  const figures = MEASURES.map((measure) => {
    const numbers = seen.map(({ quality }) => quality[measure]);
    return [
      measure,
      [0.1, 0.5, 0.9].map((share) => quantile(numbers, share).toPrecision(3)).join(' '),
    ] as const;
  });
  rows.push({
    kind,
    strength,
    lost,
    drift: Number(quantile(drifts, 0.5).toFixed(3)),
    'drift p90': Number(quantile(drifts, 0.9).toFixed(3)),
    ...Object.fromEntries(figures),
  });
}
row(
  'as it is',
  0,
  originals.map(({ face }) => ({ drift: 0, quality: face.quality! })),
  0,
);
for (const spoilage of SPOILAGES) {
  const seen: { drift: number; quality: FaceQuality }[] = [];
  for (const { picture, face } of originals) {
    const spoilt = await largest(await spoilage.spoil(picture, face.landmarks));
    if (spoilt !== undefined)
      seen.push({ drift: between(face.embedding, spoilt.embedding), quality: spoilt.quality! });
  }
  row(spoilage.kind, spoilage.strength, seen, originals.length - seen.length);
}
await faces.close();
if (values.json)
  console.log(
    JSON.stringify({
      bench: 'quality',
      model: faces.model,
      pictures: originals.length,
      strangers: median,
      rows,
    }),
  );
else {
  console.log(
    `${originals.length} pictures; median distance between strangers ${median.toFixed(3)}; drift in units of it`,
  );
  console.log('measures: 10 %, median, 90 %');
  console.table(rows);
}
