// Starts a whole show as a person would, and opens its pages in a real Chromium.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, chromium, type Browser, type Page } from '@playwright/test';
import sharp from 'sharp';
import { QUIET_BROWSER } from '../../engine/host/app-window.ts';
import { findTestBrowser } from '../../engine/host/test-browser.ts';
import { cameraFilm } from './camera-film.ts';

const ROOT = resolve(import.meta.dirname, '../..');

type Surface = 'booth' | 'operator' | 'projector';

export interface EveningOptions {
  /** More arguments for `tronie start`. */
  readonly args?: readonly string[];
  readonly data?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A running show. */
export interface Evening {
  readonly urls: Readonly<Record<Surface, string>>;
  readonly data: string;
  /** The supervising process; the engine is its child. */
  readonly process: ChildProcess;
  /** Everything the show said on standard error so far. */
  said(): string;
  stop(): Promise<void>;
}

interface Fixtures {
  /** Starts shows; they end with the test. */
  evening: (options?: EveningOptions) => Promise<Evening>;
  /** Opens a surface at its real size. The booth's browser has a fake camera that shows a face. */
  open: (evening: Evening, surface: Surface) => Promise<Page>;
}

interface WorkerFixtures {
  /** A browser whose camera is a film of the sample visitor. */
  withCamera: Browser;
}

const SIZES = {
  booth: { width: 1080, height: 1920 },
  operator: { width: 1920, height: 1080 },
  projector: { width: 1920, height: 1080 },
} as const;

export const test = base.extend<Fixtures, WorkerFixtures>({
  withCamera: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'tronie-camera-'));
      const film = await cameraFilm(folder);
      const { executablePath, args, env } = await findTestBrowser(ROOT);
      const browser = await chromium.launch({
        executablePath,
        env,
        args: [
          ...args,
          ...QUIET_BROWSER,
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          `--use-file-for-fake-video-capture=${film}`,
        ],
      });
      await use(browser);
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  evening: async ({}, use) => {
    const evenings: Evening[] = [];
    const folder = mkdtempSync(join(tmpdir(), 'tronie-evening-'));
    await use(async (options = {}) => {
      const evening = await startEvening(join(folder, String(evenings.length)), options);
      evenings.push(evening);
      return evening;
    });
    for (const evening of evenings) await evening.stop();
    rmSync(folder, { recursive: true, force: true });
  },

  open: async ({ withCamera }, use) => {
    const pages: Page[] = [];
    await use(async (evening, surface) => {
      const context = await withCamera.newContext({ viewport: SIZES[surface], locale: 'en-GB' });
      const page = await context.newPage();
      pages.push(page);
      await page.goto(evening.urls[surface]);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
});

export { expect } from '@playwright/test';

async function startEvening(fallbackFolder: string, options: EveningOptions): Promise<Evening> {
  const data = options.data ?? fallbackFolder;
  mkdirSync(data, { recursive: true });
  const args = ['engine/cli/main.ts', 'start', '--host', 'none', '--data', data, ...(options.args ?? [])];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const firstLine = await new Promise<string>((ready, reject) => {
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes('\n')) ready(out.split('\n')[0]!);
    });
    child.once('close', (code) => {
      reject(new Error(`the show ended with status ${String(code)} before it was ready: ${said}`));
    });
  });
  const { urls } = JSON.parse(firstLine) as { urls: Evening['urls'] };
  return {
    urls,
    data,
    process: child,
    said: () => said,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * Keeps a screenshot of what a person sees: under test-results/pictures, and with TRONIE_PICTURES=1 also as the
 * README's own picture.
 */
export async function picture(page: Page, name: string): Promise<void> {
  const results = join(ROOT, 'test-results', 'pictures');
  mkdirSync(results, { recursive: true });
  const png = await page.screenshot({ path: join(results, `${name}.png`), animations: 'disabled' });
  if (process.env['TRONIE_PICTURES'] === '1') {
    const docs = join(ROOT, 'docs', 'pictures');
    mkdirSync(docs, { recursive: true });
    await sharp(png)
      .resize({ width: 1280, height: 1280, fit: 'inside' })
      .jpeg({ quality: 84 })
      .toFile(join(docs, `${name}.jpg`));
  }
}
