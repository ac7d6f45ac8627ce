// Builds the booth alone, with the product's own configuration, into a folder of the test's choice.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import config from '../../../renderer/vite.config.ts';

const renderer = fileURLToPath(new URL('../../../renderer/', import.meta.url));

export async function buildBooth(outDir: string): Promise<void> {
  await build({
    ...config,
    configFile: false,
    logLevel: 'warn',
    build: { ...config.build, outDir, rolldownOptions: { input: { booth: `${renderer}booth/index.html` } } },
  });
}
