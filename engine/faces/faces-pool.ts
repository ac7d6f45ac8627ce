// Runs in the engine's main thread; the work itself is in faces.worker.ts.
import '../silence-onnxruntime.ts'; // here: the worker's own setting would not reach native code
import { join } from 'node:path';

import { Piscina } from 'piscina';

import { FACES_MODEL, REQUIRED_MODELS, type Faces, type FacesOptions } from './faces.ts';
import { resultOf, type FacesAnswer, type FacesResults, type FacesTask } from './faces-task.ts';
import { requireModel } from './model-session.ts';

const WORKER = join(import.meta.dirname, 'faces.worker.ts');

/**
 * `Faces` in a worker thread: no picture ever holds up the event loop. Resolves when the networks are open
 * and warm. A worker that dies is replaced and its task tried once more.
 *
 * @param worker the worker's file; tests give one that dies
 * @throws ModelsMissingError when set-up has not converted the networks yet
 */
export async function createFacesPool(options: FacesOptions, worker = WORKER): Promise<Faces> {
  // Checked here: a worker that fails to start would only be started again.
  for (const model of REQUIRED_MODELS) await requireModel(options.models, model);
  const pool = new Piscina<FacesTask, FacesAnswer>({
    filename: worker,
    workerData: options,
    minThreads: 1,
    maxThreads: 1,
    idleTimeout: Infinity,
    // Waiting on shared memory would save microseconds and stop the worker's own event loop.
    atomics: 'disabled',
  });
  // Each failure also reaches the promise of its task.
  pool.on('error', () => undefined);

  async function ask<Kind extends FacesTask['kind']>(
    task: Extract<FacesTask, { kind: Kind }>,
  ): Promise<FacesResults[Kind]> {
    const answer = await pool.run(task).catch(() => pool.run(task));
    return resultOf(task.kind, answer);
  }

  try {
    await ask({ kind: 'ready' });
  } catch (error) {
    await pool.destroy();
    throw error;
  }
  return {
    model: FACES_MODEL,
    provider: options.executionProviders?.[0] ?? 'cpu',
    describe: (picture) => ask({ kind: 'describe', picture }),
    embedChips: (chips) => ask({ kind: 'embedChips', chips }),
    portrait: (picture, { landmarks }) => ask({ kind: 'portrait', picture, landmarks }),
    close: () => pool.destroy(),
  };
}
