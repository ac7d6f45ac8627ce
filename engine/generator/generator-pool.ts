// The engine's main thread: hands latents to worker threads.
import '../silence-onnxruntime.ts'; // here: the worker's own setting would not reach native code
import { join } from 'node:path';
import { Piscina } from 'piscina';
import type { GeneratorAnswer, GeneratorOptions, GeneratorTask } from './generator-task.ts';
import type { Generator } from './generator.ts';

const WORKER = join(import.meta.dirname, 'generator.worker.ts');

export interface GeneratorPoolOptions {
  /** Worker threads, each with its own copy of the weights (about 60 MB); 1 unless given. */
  readonly workers?: number;
  /** CPU threads of each worker's decoder; 2 unless given. */
  readonly threads?: number;
}

/** A generator whose work is done elsewhere; what it renders is the same. */
export type GeneratorPool = Generator;

/**
 * The face generator in worker threads: the same interface as `createGenerator`, and the server's event loop stays
 * free. Renders that wait are done in the order asked.
 * @param folder the weights, `models/generator`
 * @throws Error that names the missing or damaged file
 */
export async function createGeneratorPool(
  folder: string,
  options: GeneratorPoolOptions = {},
): Promise<GeneratorPool> {
  const { workers = 1, threads = 2 } = options;
  const pool = new Piscina<GeneratorTask, GeneratorAnswer>({
    filename: WORKER,
    workerData: { folder, threads } satisfies GeneratorOptions,
    minThreads: workers,
    maxThreads: workers,
    idleTimeout: Infinity,
    // Waiting on shared memory would save microseconds and stop the worker's own event loop.
    atomics: 'disabled',
  });
  // Each failure also reaches the promise of its task.
  pool.on('error', () => undefined);

  async function ask<Kind extends 'ready' | 'face'>(
    task: GeneratorTask,
    kind: Kind,
  ): Promise<Extract<GeneratorAnswer, { kind: Kind }>> {
    const answer = await pool.run(task);
    if (answer.kind === 'range-error') throw new RangeError(answer.message);
    if (answer.kind === 'failed') throw new Error(answer.message);
    if (answer.kind !== kind) throw new Error('The face generator answered another question.');
    return answer as Extract<GeneratorAnswer, { kind: Kind }>;
  }

  try {
    const { version } = await ask({ kind: 'ready' }, 'ready');
    return {
      version,
      render: async (latent) => (await ask({ kind: 'render', latent }, 'face')).face,
      close: () => pool.destroy(),
    };
  } catch (error) {
    await pool.destroy();
    throw error;
  }
}
