// Runs in the engine's main thread; the networks are in a process of their own, provider-process.worker.ts.
import { fork } from 'node:child_process';
import { join } from 'node:path';

import { FACES_MODEL, type Faces, type FacesOptions } from './faces.ts';
import { resultOf, type FacesResults, type FacesTask } from './faces-task.ts';
import type { ProviderMessage } from './provider-service.ts';
import type { ExecutionProvider } from './providers.ts';

const PROCESS = join(import.meta.dirname, 'provider-process.worker.ts');

/** Compiling kernels for a card takes seconds; one that is not ready by then never will be, ms. */
const PATIENCE = 60_000;

/** `Faces` whose networks may be gone at any time. */
export interface FragileFaces extends Faces {
  /** Resolves with a clause ("it ended with SIGSEGV") when the process ends unasked; never after `close`. */
  readonly lost: Promise<string>;
}

export interface ProviderProcessOptions extends Omit<FacesOptions, 'executionProviders'> {
  readonly provider: ExecutionProvider;
  /** Environment of the process; default: this process's. */
  readonly env?: NodeJS.ProcessEnv;
  /** The process's file; tests give one that breaks. */
  readonly file?: string;
  readonly signal?: AbortSignal;
}

/**
 * `Faces` on a provider, in a process of its own ([Note: GPU probe]: a driver may abort the process that uses it, and
 * a thread that hangs in one cannot be ended). Resolves when the networks are open and warm.
 *
 * @throws Error with the reason when the provider does not open; the process is gone then
 */
export async function createProviderProcess(options: ProviderProcessOptions): Promise<FragileFaces> {
  const { models, provider, threads = 1, env = process.env, file = PROCESS, signal } = options;
  const child = fork(file, [models, provider, String(threads)], {
    env,
    execArgv: [],
    serialization: 'advanced', // pictures and vectors as they are, not as JSON
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const opened = Promise.withResolvers<undefined>();
  const gone = Promise.withResolvers<string>();
  let asked = 0;
  let closed = false;

  const end = (reason: string) => {
    child.kill('SIGKILL');
    opened.reject(new Error(reason));
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
    if (!closed) gone.resolve(reason);
  };
  const abort = () => {
    end('it was not needed any more');
  };
  child.on('message', (message) => {
    const said = message as ProviderMessage;
    if (said.kind === 'ready') {
      opened.resolve(undefined);
      return;
    }
    const question = waiting.get(said.id);
    waiting.delete(said.id);
    if (said.kind === 'answer') question?.resolve(said.answer);
    else question?.reject(new Error(said.message));
  });
  child.on('error', (error) => {
    end(error.message);
  });
  child.on('exit', (code, exitSignal) => {
    end(`it ended with ${exitSignal ?? `exit status ${code ?? '?'}`}`);
  });
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted === true) abort();

  async function ask<Kind extends FacesTask['kind']>(
    task: Extract<FacesTask, { kind: Kind }>,
  ): Promise<FacesResults[Kind]> {
    if (!child.connected) throw new Error('it has ended');
    const question = Promise.withResolvers<unknown>();
    const id = asked++;
    waiting.set(id, question);
    child.send({ id, task });
    return resultOf(task.kind, (await question.promise) as Parameters<typeof resultOf>[1]);
  }

  const timer = setTimeout(end, PATIENCE, `it was not ready after ${PATIENCE / 1000} s`);
  try {
    await opened.promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
  return {
    model: FACES_MODEL,
    provider,
    lost: gone.promise,
    describe: (picture) => ask({ kind: 'describe', picture }),
    embedChips: (chips) => ask({ kind: 'embedChips', chips }),
    portrait: (picture, { landmarks }) => ask({ kind: 'portrait', picture, landmarks }),
    close() {
      closed = true;
      end('it was closed');
      return Promise.resolve();
    },
  };
}
