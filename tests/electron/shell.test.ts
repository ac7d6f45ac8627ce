import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterFailure, freshPage, hangs } from '../../electron/page-recovery.ts';
import { plainPage } from '../../electron/plain-page.ts';
import { readRememberedDisplays } from '../../electron/remembered-displays.file.ts';
import { readShellOptions } from '../../electron/shell-options.ts';
import { isKiosk, webPreferences, windowOptions } from '../../electron/window-options.ts';
import type { Display } from '../../engine/host/display.ts';
import type { Placement } from '../../engine/host/displays.ts';

describe('the shell’s options', () => {
  it('are read from what “tronie start” hands on, among switches that are Chromium’s', () => {
    const argv = [
      '/electron',
      '--remote-debugging-port=0',
      '/repo',
      '--data=/d',
      '--language=nl',
      '--seed=7',
      '--demo',
      '--port=4711',
    ];
    expect(readShellOptions(argv)).toEqual({
      data: '/d',
      port: 4711,
      rehearsal: false,
      engine: ['--data=/d', '--language=nl', '--seed=7', '--demo'],
    });
  });

  it('may all be missing, as when the machine starts it', () => {
    expect(readShellOptions(['/opt/tronie'])).toEqual({ data: null, port: 0, rehearsal: false, engine: [] });
  });

  it('never make a port that is none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { port } = readShellOptions(['/electron', `--port=${text}`]);
        expect(Number.isInteger(port) && port >= 0 && port <= 65535).toBe(true);
      }),
    );
  });
});

const display: Display = {
  id: 1,
  label: 'Beamer',
  bounds: { x: -1920, y: 0, width: 1920, height: 1080 },
  scaleFactor: 1,
  internal: false,
  primary: false,
};
const full = (surface: Placement['surface']): Placement => ({
  surface,
  mode: 'full',
  display,
  bounds: display.bounds,
});

describe('a window', () => {
  it('is black and unseen until its page is painted, where its display is', () => {
    expect(windowOptions(full('projector'))).toMatchObject({
      show: false,
      backgroundColor: '#000000',
      kiosk: true,
      frame: false,
      x: -1920,
      y: 0,
      width: 1920,
      height: 1080,
    });
    expect(windowOptions({ surface: 'booth', mode: 'hidden' })).not.toHaveProperty('x');
  });

  it('locks the booth and the projector in, not the operator, and nobody in a rehearsal', () => {
    expect(
      ['booth', 'operator', 'projector'].map((surface) => isKiosk(full(surface as Placement['surface']))),
    ).toEqual([true, false, true]);
    expect(isKiosk({ surface: 'projector', mode: 'window', display, bounds: display.bounds })).toBe(false);
  });

  it('holds a page that is nothing but a page, in a session of its own', () => {
    for (const surface of ['booth', 'operator', 'projector'] as const) {
      const preferences = webPreferences(surface);
      expect(preferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        webSecurity: true,
        webviewTag: false,
        navigateOnDragDrop: false,
        partition: `tronie-${surface}`,
      });
      expect(preferences).not.toHaveProperty('preload');
    }
  });
});

describe('a page that fails', () => {
  it('is loaded again at once, and within two seconds however often it fails', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1 }), (pauses) => {
        let health = freshPage(0);
        let at = 0;
        let failedBefore = Number.NEGATIVE_INFINITY;
        for (const pause of pauses) {
          at += pause;
          const { health: next, reloadIn } = afterFailure(health, at);
          expect(reloadIn).toBeLessThanOrEqual(2000);
          expect(reloadIn === 0).toBe(at - failedBefore >= 10_000);
          [health, failedBefore] = [next, at];
        }
      }),
    );
  });

  it('hangs when it has not answered for six seconds, counted anew after it was loaded again', () => {
    expect(hangs(freshPage(1000), 7000)).toBe(false);
    expect(hangs(freshPage(1000), 7001)).toBe(true);
    expect(hangs(afterFailure(freshPage(1000), 7001).health, 8000)).toBe(false);
  });
});

describe('when the engine is given up', () => {
  const read = (url: string) => decodeURIComponent(url.slice(url.indexOf(',') + 1));

  it('the operator reads what is wrong, the visitor no such thing, the audience sees black', () => {
    const message = 'Port 4711 is taken. <script>alert("x")</script>';
    expect(read(plainPage('operator', message))).toContain('Port 4711 is taken. &lt;script&gt;');
    expect(read(plainPage('booth', message))).not.toContain('4711');
    const projector = read(plainPage('projector', message));
    expect(projector).toContain('<body></body>');
    expect(projector).toContain('background:#000');
  });
});

describe('remembered displays', () => {
  it('that cannot be read are chosen anew, and that is said; none yet is no fault', () => {
    const data = mkdtempSync(join(tmpdir(), 'tronie-displays-'));
    try {
      const said: string[] = [];
      const read = () => readRememberedDisplays(data, (sentence) => said.push(sentence));
      expect(read()).toEqual({});
      expect(said).toEqual([]);
      writeFileSync(join(data, 'displays.json'), '{ "projector": { "id": "one" } }');
      expect(read()).toEqual({});
      expect(said).toEqual([expect.stringContaining('assign them again')]);
      const projector = { id: 3, label: 'Beamer', width: 1920, height: 1080, x: 0, y: 0 };
      writeFileSync(join(data, 'displays.json'), JSON.stringify({ projector }));
      expect(read()).toEqual({ projector });
    } finally {
      rmSync(data, { recursive: true });
    }
  });
});
