// Runs in a worker thread of the engine: a face costs about a tenth of a second of arithmetic, off the event loop.
import { workerData } from 'piscina';
import type { GeneratorAnswer, GeneratorOptions, GeneratorTask } from './generator-task.ts';
import { createGenerator, type Generator } from './generator.ts';

/** Piscina waits for this promise: the worker takes tasks only when the weights are read. */
async function start(): Promise<(task: GeneratorTask) => Promise<GeneratorAnswer>> {
  const { folder, threads } = workerData as GeneratorOptions;
  let generator: Generator;
  try {
    generator = await createGenerator(folder, threads);
  } catch (error) {
    // A worker that fails to start would be started again for ever: this one lives and says why.
    const message = error instanceof Error ? error.message : String(error);
    return () => Promise.resolve({ kind: 'failed', message });
  }
  return async (task) => {
    try {
      return task.kind === 'ready'
        ? { kind: 'ready', version: generator.version }
        : { kind: 'face', face: await generator.render(task.latent) };
    } catch (error) {
      // The class of an error does not survive the way between threads.
      if (error instanceof RangeError) return { kind: 'range-error', message: error.message };
      throw error;
    }
  };
}

export default start();
