// Runs in a process of its own: a graphics driver that aborts takes nothing of the show with it.
import { createFaces } from './faces.ts';
import type { ExecutionProvider } from './providers.ts';
import { serveFaces } from './provider-service.ts';

const [models = '', provider = 'cpu', threads = '1'] = process.argv.slice(2);
serveFaces(
  await createFaces({
    models,
    executionProviders: [provider as ExecutionProvider],
    threads: Number(threads),
  }),
);
