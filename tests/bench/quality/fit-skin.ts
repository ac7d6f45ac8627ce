// node tests/bench/quality/fit-skin.ts <folder of portraits> > engine/faces/quality-skin.ts
// How uncovered faces have their colour over the mesh: what engine/faces/quality-occlusion.ts compares with.
// Every second picture is looked at; the others are left to calibrate.ts, which counts false alarms on them.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { decode } from '../../../engine/faces/decode.ts';
import type { Point } from '../../../engine/faces/face.ts';
import { createFaces } from '../../../engine/faces/faces.ts';
import { portraitFrame } from '../../../engine/faces/portrait-frame.ts';
import { Pyramid } from '../../../engine/faces/pyramid.ts';
import { skinColours, withoutCommon, type SkinColour } from '../../../engine/faces/quality-colour.ts';
import { apply, invert } from '../../../engine/faces/similarity.ts';
import { MODELS, picturesIn } from './pictures.ts';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('usage: node tests/bench/quality/fit-skin.ts <folder of portraits>');
  process.exit(2);
}

/** Enough for cheeks and brows apart, few enough to be read. */
const POINTS = 120;

/** The outline of MediaPipe's mesh: half of what lies there is hair and background. */
const OUTLINE = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149,
  150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
];

const files = (await picturesIn(folder)).filter((_, i) => i % 2 === 0);
const faces = await createFaces({ models: MODELS });
const seen: { pyramid: Pyramid; landmarks: readonly Point[] }[] = [];
for (const name of files) {
  const bytes = await readFile(join(folder, name));
  const [face] = (await faces.describe(bytes)).faces;
  if (face !== undefined) seen.push({ pyramid: new Pyramid(await decode(bytes)), landmarks: face.landmarks });
}
await faces.close();

const all = Array.from({ length: 468 }, (_, i) => i);
const upright = seen.map(({ landmarks }) => {
  const toUnit = invert(portraitFrame(landmarks));
  return landmarks.map((point) => apply(toUnit, point));
});
const place = all.map((i): Point => {
  const sum = (axis: 0 | 1): number => upright.reduce((total, points) => total + points[i]![axis], 0);
  return [sum(0) / upright.length, sum(1) / upright.length];
});

/** Spread over the face: each next point is the one farthest from those chosen. */
function spread(): number[] {
  const inner = all.filter((i) =>
    OUTLINE.every((o) => Math.hypot(place[i]![0] - place[o]![0], place[i]![1] - place[o]![1]) > 0.015),
  );
  const chosen = [1];
  const gap = (i: number): number =>
    Math.min(...chosen.map((c) => Math.hypot(place[i]![0] - place[c]![0], place[i]![1] - place[c]![1])));
  while (chosen.length < POINTS) chosen.push(inner.reduce((best, i) => (gap(i) > gap(best) ? i : best)));
  return chosen.sort((one, other) => one - other);
}

/** The share of the face's area that is nearest to each chosen point. */
function areas(chosen: readonly number[]): number[] {
  const polygon = OUTLINE.map((i) => place[i]!);
  const isInside = ([x, y]: Point): boolean =>
    polygon.reduce((inside, [x1, y1], i) => {
      const [x2, y2] = polygon[(i + 1) % polygon.length]!;
      return y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) ? !inside : inside;
    }, false);
  const counts = chosen.map(() => 0);
  let total = 0;
  for (let y = 0.2; y < 1; y += 0.005) {
    for (let x = 0.2; x < 0.8; x += 0.005) {
      if (!isInside([x, y])) continue;
      total++;
      const distances = chosen.map((i) => Math.hypot(place[i]![0] - x, place[i]![1] - y));
      counts[distances.indexOf(Math.min(...distances))]!++;
    }
  }
  return counts.map((count) => count / total);
}

const chosen = spread();
const raw = seen.map(({ pyramid, landmarks }) => skinColours(pyramid, landmarks, chosen));
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.round(share * (sorted.length - 1))]!;

/** Median and spread (10 to 90 %, as a normal distribution would have it) of each point and channel. */
function fit(colours: readonly SkinColour[][]): { means: SkinColour[]; deviations: SkinColour[] } {
  const each = (pick: (sorted: number[]) => number): SkinColour[] =>
    chosen.map((_, i) => {
      const [luma, red, blue] = ([0, 1, 2] as const).map((channel) =>
        pick(colours.map((face) => face[i]![channel]).sort((one, other) => one - other)),
      );
      return [luma!, red!, blue!];
    });
  return {
    means: each((sorted) => at(sorted, 0.5)),
    deviations: each((sorted) => (at(sorted, 0.9) - at(sorted, 0.1)) / 2.563),
  };
}

let { means, deviations } = fit(raw);
for (let pass = 0; pass < 3; pass++) {
  const taken = means;
  ({ means, deviations } = fit(raw.map((colours) => withoutCommon(colours, taken))));
}
const area = areas(chosen);
const short = (value: number): string => String(Number(value.toFixed(3)));
const rows = chosen.map((index, i) =>
  [index, ...place[index]!, area[i]!, ...means[i]!, ...deviations[i]!].map(short).join(', '),
);
process.stdout.write(`import type { Point } from './face.ts';
import type { SkinColour } from './quality-colour.ts';

/** How uncovered faces have their colour at one point of the mesh. */
export interface SkinPoint {
  readonly index: number;
  /** On the mean face, in units of the stage portrait. */
  readonly place: Point;
  /** Share of the face's area that is nearest to this point. */
  readonly area: number;
  readonly mean: SkinColour;
  readonly deviation: SkinColour;
}

/**
 * Made by tests/bench/quality/fit-skin.ts from ${seen.length} CC0 portraits of nobody (docs/quality.md). Ten numbers a point:
 * index, place (2), area, mean (luma, red, blue), deviation (luma, red, blue).
 */
const TABLE = [
${rows.map((row) => `  ${row},`).join('\n')}
] as const;

export const SKIN_POINTS: readonly SkinPoint[] = Array.from({ length: TABLE.length / 10 }, (_, i) => {
  const [index, x, y, area, luma, red, blue, lumaSpread, redSpread, blueSpread] = TABLE.slice(10 * i, 10 * i + 10);
  return {
    index: index!,
    place: [x!, y!],
    area: area!,
    mean: [luma!, red!, blue!],
    deviation: [lumaSpread!, redSpread!, blueSpread!],
  };
});
`);
