import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

import type { Box } from '../../../engine/faces/face.ts';
import type { Faces } from '../../../engine/faces/faces.ts';
import { PictureError } from '../../../engine/faces/picture-error.ts';
import type { DlibPeer } from './dlib-peer.ts';
import { quantile, round, type Row } from './row.ts';
import { type JudgedPair, verify } from './verification.ts';

/** What either side says about a picture. */
interface Seen {
  readonly milliseconds: number;
  readonly width: number;
  readonly height: number;
  readonly faces: readonly { readonly box: Box; readonly embedding: ArrayLike<number> }[];
}

/** One side of the comparison. */
interface Subject {
  readonly name: string;
  see(file: string): Promise<Seen>;
}

function subjects(faces: Faces, peer: DlibPeer | undefined): Subject[] {
  const ours: Subject = {
    name: 'tronie',
    see: async (file) => {
      const started = performance.now();
      try {
        const described = await faces.describe(await readFile(file));
        return { ...described, milliseconds: performance.now() - started };
      } catch (error) {
        if (!(error instanceof PictureError)) throw error;
        return { width: 0, height: 0, faces: [], milliseconds: performance.now() - started };
      }
    },
  };
  return peer ? [ours, { name: peer.name, see: (file) => peer.picture(file) }] : [ours];
}

/** The face in the middle is the one that a picture of `lfw-dev` is named after. */
function middleFace({ width, height, faces }: Seen): Seen['faces'][number] | undefined {
  const offCentre = ({ box }: { readonly box: Box }): number =>
    Math.hypot(box.x + box.width / 2 - width / 2, box.y + box.height / 2 - height / 2);
  return faces.toSorted((one, other) => offCentre(one) - offCentre(other))[0];
}

function foundFigures(seen: readonly Seen[], target: string | undefined): Row['figures'] {
  const found = seen.filter(({ faces }) => faces.length > 0).length;
  const times = seen.map(({ milliseconds }) => milliseconds);
  return {
    pictures: seen.length,
    'found %': round((100 * found) / seen.length),
    'several faces': seen.filter(({ faces }) => faces.length > 1).length,
    'ms p50': round(quantile(times, 0.5)),
    'ms p95': round(quantile(times, 0.95)),
    ...(target !== undefined && { target }),
  };
}

/** In how many pictures of a folder a face is found, and how fast. */
export async function portraitRows(folder: string, faces: Faces, peer: DlibPeer | undefined): Promise<Row[]> {
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => /^\.(jpe?g|png)$/i.test(extname(name)))
    .toSorted();
  const rows: Row[] = [];
  for (const subject of subjects(faces, peer)) {
    process.stderr.write(`faces found on portraits: ${subject.name}\n`);
    const seen: Seen[] = [];
    for (const name of names) seen.push(await subject.see(join(folder, name)));
    const target = subject.name === 'tronie' ? 'found 100 %' : undefined;
    rows.push({ name: 'portraits', subject: subject.name, figures: foundFigures(seen, target) });
  }
  return rows;
}

/**
 * Faces found, and accuracy on pairs at the best threshold.
 *
 * @param folder holds images/ and pairs.csv (a,b,same)
 */
export async function lfwRows(folder: string, faces: Faces, peer: DlibPeer | undefined): Promise<Row[]> {
  const lines = (await readFile(join(folder, 'pairs.csv'), 'utf8')).trim().split('\n').slice(1);
  const pairs = lines.map((line) => {
    const [a = '', b = '', same] = line.trim().split(',');
    return { a, b, same: same === '1' };
  });
  const names = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const rows: Row[] = [];
  for (const subject of subjects(faces, peer)) {
    process.stderr.write(`pairs of pictures: ${subject.name}\n`);
    const seen = new Map<string, Seen>();
    for (const name of names) seen.set(name, await subject.see(join(folder, 'images', name)));
    const embedding = (name: string): readonly number[] | undefined => {
      const face = middleFace(seen.get(name)!);
      return face && Array.from(face.embedding);
    };
    // A picture without a face is judged "different from everybody": a miss costs accuracy.
    const judged = pairs.map(({ a, b, same }): JudgedPair => {
      const [one, other] = [embedding(a), embedding(b)];
      const distance = one && other ? Math.hypot(...one.map((value, i) => value - other[i]!)) : 2;
      return { same, distance };
    });
    const { accuracy, threshold, acceptedAt1Percent } = verify(judged);
    const ours = subject.name === 'tronie';
    rows.push({
      name: 'lfw-dev',
      subject: subject.name,
      figures: {
        ...foundFigures([...seen.values()], ours ? 'found ≥ 99.8 %, accuracy ≥ 98.8 %' : undefined),
        pairs: pairs.length,
        'accuracy %': round(100 * accuracy),
        threshold: round(threshold, 3),
        'accepted at 1 % false': round(100 * acceptedAt1Percent),
      },
    });
  }
  return rows;
}
