// Runs in the host: opens the surfaces in the installed browser, or says why it cannot.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { SURFACES, type Surface } from '../server/surface.ts';
import { appWindowArguments } from './app-window.ts';
import { profileFolder, type Machine } from './browser-candidates.ts';
import { seedProfile } from './seed-profile.ts';
import { findBrowsers, thisMachine, type FoundBrowser } from './find-browser.ts';

export type OpenedSurfaces =
  | {
      readonly opened: true;
      readonly browser: string;
      close(): void;
      /** A person closed a window, or its browser ended. */
      onClosed(listener: (surface: Surface) => void): void;
    }
  /** `reason`: a sentence; the caller prints the addresses. */
  | { readonly opened: false; readonly reason: string };

/**
 * Where the windows come up, px: side by side on a display of 1920 × 1080, each with something to grab on a smaller one.
 * Here nobody knows the displays (a browser cannot be asked); whoever has a projector drags its window there.
 */
const BOUNDS = {
  booth: { x: 0, y: 0, width: 540, height: 960 },
  operator: { x: 550, y: 0, width: 1360, height: 700 },
  projector: { x: 1270, y: 710, width: 640, height: 360 },
} as const satisfies Record<Surface, object>;

export interface OpenSurfacesOptions {
  readonly urls: Readonly<Record<Surface, string>>;
  readonly dataFolder: string;
  /** Default: all three. */
  readonly surfaces?: readonly Surface[];
  readonly kiosk?: boolean;
  readonly machine?: Machine;
  /** Default: the best installed one. */
  readonly browser?: FoundBrowser;
}

/** Why no window can be opened here, as a sentence; null when one can. */
export function noDisplay(machine: Machine): string | null {
  if (machine.platform === 'win32' || machine.platform === 'darwin') return null;
  const { DISPLAY, WAYLAND_DISPLAY } = machine.environment;
  if ((DISPLAY ?? '') !== '' || (WAYLAND_DISPLAY ?? '') !== '') return null;
  return 'No display is connected to this session (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window is opened.';
}

/** Opens each surface in a window of its own. Never throws for a machine that cannot. */
export function openSurfaces(options: OpenSurfacesOptions): OpenedSurfaces {
  const machine = options.machine ?? thisMachine();
  const reason = noDisplay(machine);
  if (reason !== null) return { opened: false, reason };
  const browser = options.browser ?? findBrowsers(machine)[0];
  if (browser === undefined) {
    return {
      opened: false,
      reason:
        'No Chrome, Chromium or Edge is installed on this machine, so no window is opened. Install one, or name it with TRONIE_BROWSER=<path>.',
    };
  }

  let closing = false;
  const listeners: ((surface: Surface) => void)[] = [];
  const windows = (options.surfaces ?? SURFACES).map((surface) => {
    const profile = profileFolder(options.dataFolder, surface, browser.snap ? machine.home : null);
    seedProfile(profile, surface, options.urls[surface]);
    const args = appWindowArguments({
      surface,
      url: options.urls[surface],
      profile,
      kiosk: options.kiosk ?? false,
      ...(options.kiosk !== true && { bounds: BOUNDS[surface] }),
      asRoot: process.getuid?.() === 0,
    });
    // Its output is noise about the machine's graphics.
    const child = spawn(browser.path, args, { stdio: 'ignore', windowsHide: true });
    child.on('error', () => undefined); // 'close' follows
    child.on('close', () => {
      if (closing) return;
      for (const listener of listeners) listener(surface);
    });
    return child;
  });

  return {
    opened: true,
    browser: browser.name,
    close: () => {
      closing = true;
      for (const window of windows) window.kill();
    },
    onClosed: (listener) => {
      listeners.push(listener);
    },
  };
}
