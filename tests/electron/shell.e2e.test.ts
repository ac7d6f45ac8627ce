// The desktop shell itself, in Electron's own runtime, where there is one.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { findElectron } from '../../engine/host/electron.ts';
import { thisMachine } from '../../engine/host/find-browser.ts';
import { noDisplay } from '../../engine/host/open-surfaces.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const runtime = findElectron(ROOT);
const reason =
  (runtime.found ? null : runtime.reason) ??
  noDisplay(thisMachine()) ??
  (existsSync(join(ROOT, 'renderer/dist/booth/index.html')) ? null : 'The pages are not built.');
if (reason !== null) console.log(`SKIPPED: the desktop shell in Electron. ${reason}`);

it.skipIf(reason !== null)(
  'opens booth, operator and projector, each fenced in, and brings a crashed page back',
  async () => {
    const data = mkdtempSync(join(tmpdir(), 'tronie-shell-'));
    const shell = await _electron.launch({
      executablePath: runtime.found ? runtime.executable : '',
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        ROOT,
        `--data=${data}`,
        '--demo',
        '--rehearsal',
      ],
    });
    try {
      const pages = new Map<string, Page>();
      await expect
        .poll(
          () => {
            for (const page of shell.windows()) pages.set(new URL(page.url()).pathname, page);
            return [...pages.keys()].sort();
          },
          { timeout: 90_000 },
        )
        .toEqual(['/booth/', '/operator/', '/projector/']);

      const booth = pages.get('/booth/')!;
      const permission = (page: Page, name: string) =>
        page.evaluate<string>(`navigator.permissions.query({ name: '${name}' }).then(({ state }) => state)`);
      expect(await permission(booth, 'camera')).toBe('granted');
      expect(await permission(pages.get('/projector/')!, 'camera')).toBe('denied');
      expect(await booth.evaluate('typeof process + typeof require')).toBe('undefinedundefined');
      expect(await booth.evaluate("window.open('https://example.com/') === null")).toBe(true);
      const address = booth.url();
      await booth.evaluate("location.href = 'https://example.com/'");
      expect(booth.url()).toBe(address);

      // Asked of the shell: Playwright holds a crashed page for lost.
      const boothProcess = () =>
        shell.evaluate(({ BrowserWindow }) => {
          const contents = BrowserWindow.getAllWindows().find(({ title }) =>
            title.includes('booth'),
          )?.webContents;
          const there = contents && !contents.isCrashed() && !contents.isLoading();
          return there ? { id: contents.getOSProcessId(), path: new URL(contents.getURL()).pathname } : null;
        });
      const before = await boothProcess();
      await shell.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()
          .find(({ title }) => title.includes('booth'))
          ?.webContents.forcefullyCrashRenderer();
      });
      await expect.poll(boothProcess, { timeout: 10_000 }).toMatchObject({
        id: expect.not.toSatisfy((id: number) => id === before?.id) as number,
        path: '/booth/',
      });
    } finally {
      await shell.close();
      rmSync(data, { recursive: true, force: true });
    }
  },
  180_000,
);
