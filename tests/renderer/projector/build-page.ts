import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the projector's page alone into a folder, as renderer/vite.config.ts builds all pages. */
export async function buildPage(folder: string): Promise<void> {
  const root = fileURLToPath(new URL('../../../renderer', import.meta.url));
  await build({
    configFile: false,
    root,
    base: '/',
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1200,
      rolldownOptions: { input: { projector: `${root}/projector/index.html` } },
    },
  });
}
