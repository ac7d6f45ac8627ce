import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import config from '../../../renderer/vite.config.ts';

const renderer = fileURLToPath(new URL('../../../renderer/', import.meta.url));

/** Builds the operator's page alone, with the product's own configuration, into a folder of the test's choice. */
export async function buildPage(folder: string): Promise<void> {
  await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: {
      ...config.build,
      outDir: folder,
      rolldownOptions: { input: { operator: `${renderer}operator/index.html` } },
    },
  });
}
