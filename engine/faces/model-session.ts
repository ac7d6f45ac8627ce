import { access } from 'node:fs/promises';
import { join } from 'node:path';

import { InferenceSession, Tensor } from '../onnxruntime.ts';

import type { ExecutionProvider } from './providers.ts';

/** How the networks are run. */
export interface InferenceOptions {
  /** Threads within one network; default 1 (docs/decisions/0023-threads.md). */
  readonly threads?: number;
  /** In order of preference; `cpu` is added at the end. Default: `cpu` alone. */
  readonly executionProviders?: readonly ExecutionProvider[];
}

/** The networks are not there: a matter of set-up, not of the picture. */
export class ModelsMissingError extends Error {
  override readonly name = 'ModelsMissingError';
  readonly code = 'models-missing';
}

/** Is the converted network `name` in `folder`? */
export async function hasModel(folder: string, name: string): Promise<boolean> {
  return access(join(folder, name)).then(
    () => true,
    () => false,
  );
}

/** @throws ModelsMissingError when the converted network `name` is not in `folder` */
export async function requireModel(folder: string, name: string): Promise<void> {
  if (!(await hasModel(folder, name)))
    throw new ModelsMissingError(
      `The network ${name} is missing in ${folder}. Run \`npm start\` once with the npm registry in reach: it fetches and converts the networks.`,
    );
}

/** One run on nothing, so that the first visitor does not wait for memory and kernels to be prepared. */
async function warmUp(session: InferenceSession): Promise<void> {
  const feeds: Record<string, Tensor> = {};
  for (const input of session.inputMetadata) {
    if (!input.isTensor) continue;
    // A side that has a name instead of a number is the batch.
    const shape = input.shape.map((side) => (typeof side === 'number' ? side : 1));
    const length = shape.reduce((product, side) => product * side, 1);
    feeds[input.name] = new Tensor('float32', new Float32Array(length), shape);
  }
  await session.run(feeds);
}

/**
 * Opens one converted network and warms it up.
 *
 * @param folder where set-up puts the converted networks (`models/built`)
 * @throws ModelsMissingError when the file is not there
 */
export async function openModel(
  folder: string,
  name: string,
  { threads = 1, executionProviders = [] }: InferenceOptions,
): Promise<InferenceSession> {
  await requireModel(folder, name);
  const session = await InferenceSession.create(join(folder, name), {
    executionProviders: [...executionProviders.filter((provider) => provider !== 'cpu'), 'cpu'],
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    intraOpNumThreads: threads,
    // A thread that waits by spinning takes the core from the show: with other work on the machine it made
    // two threads three times slower than one.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
  await warmUp(session);
  return session;
}
