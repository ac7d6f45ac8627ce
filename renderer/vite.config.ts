// Builds the three surfaces as one multi-page app: `vite build renderer` → renderer/dist/<surface>/index.html.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const SURFACES = ['booth', 'operator', 'projector'] as const;

const root = fileURLToPath(new URL('.', import.meta.url));
const input = Object.fromEntries(
  SURFACES.map((surface) => [surface, `${root}${surface}/index.html`] as const).filter(([, page]) =>
    existsSync(page),
  ),
);

export default defineConfig({
  root,
  base: '/',
  plugins: [react()],
  // Language files are outside the root.
  server: { fs: { allow: ['..'] } },
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The pages run in Chromium only: the shell's, a show machine's, a tablet's.
    target: 'chrome140',
    // Fonts and pictures stay files: the content security policy is easier to read, and they are cached once.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { input },
  },
});
