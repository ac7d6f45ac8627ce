import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { afterAll, describe, expect, it } from 'vitest';
import { appWindowArguments, QUIET_BROWSER } from '../../engine/host/app-window.ts';
import {
  browserCandidates,
  isSnap,
  profileFolder,
  type Machine,
} from '../../engine/host/browser-candidates.ts';
import { findBrowsers } from '../../engine/host/find-browser.ts';
import { noDisplay, openSurfaces } from '../../engine/host/open-surfaces.ts';
import { seedProfile } from '../../engine/host/seed-profile.ts';
import { findTestBrowser } from '../../engine/host/test-browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'tronie-browser-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const linux = (environment: Machine['environment']): Machine => ({
  platform: 'linux',
  environment,
  home: '/home/a',
});
const paths = (machine: Machine) => browserCandidates(machine).map(({ path }) => path);

describe('looking for an installed browser', () => {
  it('knows where each system puts it, Chrome first', () => {
    expect(paths(linux({ PATH: '/own/bin:relative' }))[0]).toBe('/own/bin/google-chrome-stable');
    expect(paths(linux({}))).toContain('/usr/bin/chromium');
    expect(paths(linux({ PATH: 'relative' })).every((path) => path.startsWith('/'))).toBe(true);
    expect(paths({ platform: 'darwin', environment: {}, home: '/Users/a' }).slice(0, 2)).toEqual([
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ]);
    const environment = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
    expect(paths({ platform: 'win32', environment, home: '' })).toContain(
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    );
  });

  it('takes the one that a person names, and no other', () => {
    expect(paths(linux({ TRONIE_BROWSER: '/opt/mine', PATH: '/usr/bin' }))).toEqual(['/opt/mine']);
  });

  it('finds only what is there and may be run, each once', () => {
    writeFileSync(join(folder, 'google-chrome'), '#!/bin/sh\n');
    chmodSync(join(folder, 'google-chrome'), 0o755);
    writeFileSync(join(folder, 'chromium'), 'not to be run');
    chmodSync(join(folder, 'chromium'), 0o644);
    const found = findBrowsers(linux({ PATH: `${folder}:${folder}` })).filter(({ path }) =>
      path.startsWith(folder),
    );
    expect(found).toEqual([{ name: 'Google Chrome', path: join(folder, 'google-chrome'), snap: false }]);
  });

  it('knows a snap, which sees no hidden folder, and gives it a profile that it can see', () => {
    expect(isSnap('/usr/bin/snap', '')).toBe(true);
    expect(isSnap('/usr/bin/chromium-browser', '#!/bin/sh\nexec /snap/bin/chromium "$@"')).toBe(true);
    expect(isSnap('/usr/bin/chromium', '#!/bin/sh\nexec /usr/lib/chromium/chromium')).toBe(false);
    expect(profileFolder('/home/a/.local/share/tronie', 'booth', null)).toBe(
      '/home/a/.local/share/tronie/browser/booth',
    );
    expect(profileFolder('/home/a/.local/share/tronie', 'booth', '/home/a')).not.toContain('/.');
  });
});

describe('an application window', () => {
  const window = { url: 'http://127.0.0.1:4711/booth/?token=x', profile: '/data/browser/booth' };

  it('has no tabs, its own profile, and asks nothing of anybody', () => {
    const args = appWindowArguments({ ...window, surface: 'booth' });
    expect(args).toContain('--app=http://127.0.0.1:4711/booth/?token=x');
    expect(args).toContain('--user-data-dir=/data/browser/booth');
    expect(args).toEqual(expect.arrayContaining([...QUIET_BROWSER]));
    expect(args).not.toContain('--no-sandbox');
    expect(args).not.toContain('--kiosk');
  });

  it('lets the projector sound without a click, and fills the display when told to', () => {
    const args = appWindowArguments({
      ...window,
      surface: 'projector',
      kiosk: true,
      bounds: { x: -1920, y: 0, width: 1920, height: 1080 },
    });
    expect(args).toEqual(
      expect.arrayContaining([
        '--autoplay-policy=no-user-gesture-required',
        '--kiosk',
        '--window-position=-1920,0',
        '--window-size=1920,1080',
      ]),
    );
  });

  it('is not opened without a display or a browser; a sentence says why', () => {
    const urls = { booth: window.url, operator: window.url, projector: window.url };
    expect(openSurfaces({ urls, dataFolder: folder, machine: linux({}) })).toMatchObject({
      opened: false,
      reason: expect.stringContaining('No display') as string,
    });
    const bare = linux({ DISPLAY: ':0', TRONIE_BROWSER: join(folder, 'nothing') });
    expect(openSurfaces({ urls, dataFolder: folder, machine: bare })).toMatchObject({
      opened: false,
      reason: expect.stringContaining('TRONIE_BROWSER=') as string,
    });
    expect(noDisplay({ ...linux({}), platform: 'win32' })).toBeNull();
    expect(noDisplay(linux({ WAYLAND_DISPLAY: 'wayland-0' }))).toBeNull();
  });

  it('is one process for each surface; one that a person closes is told, ours are closed silently', async () => {
    const browser = join(folder, 'browser');
    const calls = join(folder, 'calls');
    // Runs until it is ended; the operator's ends by itself.
    writeFileSync(
      browser,
      `#!/bin/sh\necho "$$ $1" >> "${calls}"\ncase $1 in *operator*) exit 0;; esac\nexec sleep 60\n`,
    );
    chmodSync(browser, 0o755);
    const url = (surface: string) => `http://127.0.0.1:1/${surface}/`;
    const opened = openSurfaces({
      urls: { booth: url('booth'), operator: url('operator'), projector: url('projector') },
      dataFolder: join(folder, 'data'),
      machine: linux({ DISPLAY: ':0' }),
      browser: { name: 'Practice', path: browser, snap: false },
    });
    if (!opened.opened) throw new Error(opened.reason);
    const closed: string[] = [];
    opened.onClosed((surface) => closed.push(surface));
    const lines = () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []);
    await expect
      .poll(() =>
        lines()
          .map((line) => line.split(' ')[1])
          .sort(),
      )
      .toEqual(['booth', 'operator', 'projector'].map((surface) => `--app=${url(surface)}`));
    await expect.poll(() => closed).toEqual(['operator']);
    opened.close();
    const alive = () => lines().filter((line) => existsSync(`/proc/${line.split(' ')[0]!}/exe`));
    await expect.poll(alive).toEqual([]);
    expect(closed).toEqual(['operator']);
  });
});

describe('a surface’s browser profile', () => {
  it('keeps what the browser wrote and survives a file that was cut off', () => {
    const profile = join(folder, 'kept');
    const file = join(profile, 'Default', 'Preferences');
    mkdirSync(join(profile, 'Default'), { recursive: true });
    writeFileSync(
      file,
      '{ "profile": { "name": "Person 1", "content_settings": { "exceptions": { "sound": {} } } } }',
    );
    seedProfile(profile, 'booth', 'http://127.0.0.1:4711/booth/?token=x');
    const read = () => JSON.parse(readFileSync(file, 'utf8')) as object;
    expect(read()).toMatchObject({
      profile: {
        name: 'Person 1',
        content_settings: {
          exceptions: { sound: {}, media_stream_camera: { 'http://127.0.0.1:4711,*': { setting: 1 } } },
        },
      },
    });
    writeFileSync(file, '{ "profile": { "na');
    seedProfile(profile, 'booth', 'http://127.0.0.1:4712/booth/');
    expect(JSON.stringify(read())).toContain('http://127.0.0.1:4712,*');
  });

  it('gives the booth the camera without a question, and nobody else, in a real Chromium', async () => {
    const server = createServer((_, response) => response.end('<title>page</title>')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { executablePath, args, env } = await findTestBrowser(ROOT);
    const ask = async (surface: 'booth' | 'operator') => {
      const profile = join(folder, `asked-${surface}`);
      seedProfile(profile, surface, `${origin}/${surface}/`);
      const context = await chromium.launchPersistentContext(profile, { executablePath, env, args });
      try {
        const page = await context.newPage();
        await page.goto(`${origin}/${surface}/`);
        return await page.evaluate<string[]>(
          "Promise.all(['camera', 'microphone', 'geolocation'].map(async (name) => (await navigator.permissions.query({ name })).state))",
        );
      } finally {
        await context.close();
      }
    };
    try {
      expect((await ask('booth'))[0]).toBe('granted');
      expect(await ask('booth')).toEqual([
        'granted',
        expect.not.stringContaining('granted'),
        expect.not.stringContaining('granted'),
      ]);
      expect(await ask('operator')).not.toContain('granted');
    } finally {
      server.close();
    }
  });
});
