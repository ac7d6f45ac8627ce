// Electron's main process: starts the engine and opens the three windows. Electron runs this file as it is: its Node
// strips the types. What can be decided without Electron is decided in the files beside this and in engine/host.
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import envPaths from 'env-paths';
import { app, dialog, Menu, powerSaveBlocker, screen } from 'electron';
import {
  addressesToEnvironment,
  chooseAddresses,
  surfaceUrls,
  type Addresses,
} from '../engine/host/addresses.ts';
import { QUIET_BROWSER } from '../engine/host/app-window.ts';
import { arrangeSurfaces } from '../engine/host/displays.ts';
import { rememberPlacements } from '../engine/host/remember-placements.ts';
import { SupervisedEngine } from '../engine/host/supervised-engine.ts';
import type { Surface } from '../engine/server/surface.ts';
import { toDisplays } from './to-displays.ts';
import { lockDownSession } from './lock-down.ts';
import { plainPage } from './plain-page.ts';
import { readRememberedDisplays } from './remembered-displays.file.ts';
import { readShellOptions } from './shell-options.ts';
import { SurfaceWindow } from './surface-window.ts';
import { utilityEngine } from './utility-engine.ts';

const DISPLAYS_SETTLE = 500; // ms: pulling one cable tells of several changes

const options = readShellOptions(process.argv);
const data = options.data ?? envPaths('tronie', { suffix: '' }).data;
process.umask(0o077); // visitors' faces are for this user's eyes only
mkdirSync(data, { recursive: true });
// Chromium's own files, and with them the lock against a second start, belong to this data folder.
app.setPath('userData', join(data, 'browser', 'electron'));

if (app.requestSingleInstanceLock()) {
  app.enableSandbox();
  for (const flag of QUIET_BROWSER) {
    const [name = '', value] = flag.replace(/^--/, '').split(/=(.*)/s);
    app.commandLine.appendSwitch(name, value);
  }
  Menu.setApplicationMenu(null);
  void app
    .whenReady()
    .then(run)
    .catch((error: unknown) => {
      dialog.showErrorBox(
        'Tronie could not be started',
        error instanceof Error ? error.message : String(error),
      );
      app.exit(1);
    });
} else {
  console.error(`Tronie already runs with the data in ${data}. Use its windows, or stop it first.`);
  app.exit(1);
}

async function run(): Promise<void> {
  powerSaveBlocker.start('prevent-display-sleep');
  const addresses = await chooseAddresses(options.port);
  const windows: SurfaceWindow[] = [];
  const engine = superviseEngine(addresses, windows);

  app.on('second-instance', () => {
    console.error('A second start was refused: Tronie runs already.');
  });
  // The windows decide: a show without windows waits for a display.
  app.on('window-all-closed', () => undefined);
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    stopped = true;
    for (const window of windows) window.close();
    void engine.stop().then(() => {
      app.exit(0);
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      app.quit();
    });
  }
}

function superviseEngine(addresses: Addresses, windows: SurfaceWindow[]): SupervisedEngine {
  const urls = surfaceUrls(addresses);
  const logFile = join(data, 'engine.log');
  const log = createWriteStream(logFile, { flags: 'a' });
  log.on('error', () => undefined); // a full disk must not end the show
  const engine = new SupervisedEngine({
    launch: utilityEngine({
      entry: join(app.getAppPath(), 'engine/server/main.ts'),
      args: options.engine,
      environment: addressesToEnvironment(addresses),
    }),
    onLog: (line) => log.write(`${line}\n`),
    logFile,
  });
  engine.on('restarting', (reason) => {
    console.error(`The engine stopped (${reason}); starting it again.`);
  });
  // After a restart the addresses are the same and the pages dial again by themselves.
  engine.on('ready', () => {
    if (windows.length > 0) return;
    console.log(JSON.stringify({ ready: true, urls }));
    openWindows(urls, windows);
  });
  engine.on('given-up', (message) => {
    console.error(message);
    if (windows.length === 0) openWindows(urls, windows);
    for (const window of windows) window.load(plainPage(window.surface, message));
  });
  return engine;
}

function openWindows(urls: Readonly<Record<Surface, string>>, windows: SurfaceWindow[]): void {
  let remembered = readRememberedDisplays(data, console.error);
  const arrange = () => {
    const displays = toDisplays(screen.getAllDisplays(), screen.getPrimaryDisplay().id);
    const placements = arrangeSurfaces(displays, remembered, options.rehearsal);
    remembered = rememberPlacements(placements, remembered);
    return placements;
  };
  for (const placement of Object.values(arrange())) {
    const url = urls[placement.surface];
    lockDownSession(placement.surface, new URL(url).origin);
    windows.push(
      new SurfaceWindow(placement, url, () => {
        app.quit();
      }),
    );
  }

  let settling: NodeJS.Timeout | undefined;
  const rearrange = () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      const placements = arrange();
      for (const window of windows) window.place(placements[window.surface]);
    }, DISPLAYS_SETTLE);
  };
  screen.on('display-added', rearrange);
  screen.on('display-removed', rearrange);
  screen.on('display-metrics-changed', rearrange);
}
