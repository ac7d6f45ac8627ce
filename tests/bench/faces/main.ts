// npm run bench -- faces [--json] [--portraits <folder>] [--lfw <folder>] [--threads 1] [--rounds 15]
//
// Our faces against dlib itself, in turns, on the same pictures, with the same number of threads.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import sharp from 'sharp';

import { createFacesPool } from '../../../engine/faces/faces-pool.ts';
import { createFaces, type Faces } from '../../../engine/faces/faces.ts';
import { alternate, timed } from './alternate.ts';
import { PeerMissingError } from './build-peer.ts';
import { type DlibPeer, startPeer } from './dlib-peer.ts';
import { lfwRows, portraitRows } from './folder-rows.ts';
import { generatedPictures } from './generated-pictures.ts';
import { quantile, round, type Row } from './row.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    portraits: { type: 'string' },
    lfw: { type: 'string' },
    threads: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '15' },
  },
});
const THREADS = Number(options.threads);
const ROUNDS = Number(options.rounds);
const CHIPS = join(import.meta.dirname, '../../fixtures/dlib/chips');
const MODELS = join(import.meta.dirname, '../../../models/built');

/** Chips as bytes, in the order of their files. */
async function readChips(files: readonly string[]): Promise<Uint8Array[]> {
  return Promise.all(
    files.map(
      async (file) => new Uint8Array(await sharp(file).removeAlpha().toColourspace('srgb').raw().toBuffer()),
    ),
  );
}

async function chipRows(
  faces: Faces,
  chips: readonly Uint8Array[],
  peer: DlibPeer | undefined,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [count, target] of [
    [1, '≥ 3 × dlib'],
    [16, '≥ 4 × dlib'],
  ] as const) {
    const batch = chips.slice(0, count);
    rows.push(
      ...(await alternate(
        {
          name: `${count === 1 ? '1 chip' : `${count} chips`} → embedding`,
          target,
          rounds: count === 1 ? 2 * ROUNDS : Math.ceil(ROUNDS / 2),
          ours: () => timed(() => faces.embedChips(batch)),
          theirs: (dlib) => dlib.chips(count),
        },
        peer,
      )),
    );
  }
  if (peer) {
    const embeddings = await faces.embedChips(chips);
    const worst = embeddings.map((embedding, i) =>
      Math.max(...embedding.map((value, k) => Math.abs(value - peer.vectors[i]![k]!))),
    );
    const figures = { chips: chips.length, 'largest difference': Math.max(...worst), target: '≤ 1e-5' };
    rows.push({ name: 'agreement with dlib', subject: 'tronie', figures });
  }
  return rows;
}

async function pictureRows(
  faces: Faces,
  files: readonly string[],
  name: string,
  target: string | undefined,
  peer: DlibPeer | undefined,
): Promise<Row[]> {
  let [ours, theirs] = [0, 0];
  const next = (turn: number): string => files[turn % files.length]!;
  return alternate(
    {
      name,
      target,
      rounds: ROUNDS,
      ours: () => timed(async () => faces.describe(await readFile(next(ours++)))),
      theirs: async (dlib) => (await dlib.picture(next(theirs++))).milliseconds,
    },
    peer,
  );
}

/** A visitor's way: the engine's own worker thread, warm. */
async function visitorRow(frame: string): Promise<Row> {
  process.stderr.write('camera frame → embedding\n');
  const pool = await createFacesPool({ models: MODELS, threads: THREADS });
  const bytes = await readFile(frame);
  const times: number[] = [];
  for (let i = 0; i < 10 + 4 * ROUNDS; i++) times.push(await timed(() => pool.describe(bytes)));
  await pool.close();
  const warm = times.slice(10);
  return {
    name: '1080p frame → embedding, one visitor',
    subject: 'tronie',
    figures: {
      'ms best': round(Math.min(...warm)),
      'ms p50': round(quantile(warm, 0.5)),
      'ms p95': round(quantile(warm, 0.95)),
      target: 'p95 ≤ 60 ms',
    },
  };
}

async function peerOrReason(chips: readonly string[]): Promise<DlibPeer | string> {
  try {
    return await startPeer(chips, THREADS);
  } catch (error) {
    if (error instanceof PeerMissingError) return error.message;
    throw error;
  }
}

const chipFiles = (await readdir(CHIPS)).toSorted().map((name) => join(CHIPS, name));
const loadBefore = loadavg()[0]!;
const answer = await peerOrReason(chipFiles);
const peer = typeof answer === 'string' ? undefined : answer;
const folder = await mkdtemp(join(tmpdir(), 'tronie-bench-'));
const faces = await createFaces({ models: MODELS, threads: THREADS });
const rows: Row[] = [];
try {
  const pictures = await generatedPictures(folder);
  rows.push(...(await chipRows(faces, await readChips(chipFiles), peer)));
  rows.push(
    ...(await pictureRows(faces, pictures.small, 'picture of 250 px → embeddings', '≥ 4 × dlib', peer)),
  );
  rows.push(
    ...(await pictureRows(faces, pictures.large, 'picture of 1024 px → embeddings', '≥ 4 × dlib', peer)),
  );
  rows.push(...(await pictureRows(faces, [pictures.frame], '1080p frame → embeddings', undefined, peer)));
  rows.push(await visitorRow(pictures.frame));
  if (options.portraits !== undefined) rows.push(...(await portraitRows(options.portraits, faces, peer)));
  if (options.lfw !== undefined) rows.push(...(await lfwRows(options.lfw, faces, peer)));
} finally {
  await faces.close();
  peer?.close();
  await rm(folder, { recursive: true });
}
if (typeof answer === 'string') {
  rows.push({ name: 'dlib', subject: 'dlib', figures: { 'not measured': answer } });
  process.stderr.write(`${answer}\n`);
}
const load = `load ${loadBefore.toFixed(1)} before, ${loadavg()[0]!.toFixed(1)} after`;
const machine = `${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${THREADS} thread${THREADS === 1 ? '' : 's'} per network, ${load}`;
if (options.json) process.stdout.write(`${JSON.stringify({ bench: 'faces', machine, rows })}\n`);
else {
  process.stdout.write(`faces: ${machine}\n`);
  for (const row of rows) {
    const figures = Object.entries(row.figures).map(([name, value]) => `${name} ${value}`);
    process.stdout.write(`${row.name.padEnd(38)}${row.subject.padEnd(28)}${figures.join(' · ')}\n`);
  }
}
