import { posix, win32 } from 'node:path';
import type { Surface } from '../server/surface.ts';

/** A Chromium that a person installed. */
export interface InstalledBrowser {
  readonly name: string;
  readonly path: string;
}

/** What the search depends on, so that it can be tried for every system on any. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const LINUX_NAMES: readonly (readonly [name: string, file: string])[] = [
  ['Google Chrome', 'google-chrome-stable'],
  ['Google Chrome', 'google-chrome'],
  ['Chromium', 'chromium'],
  ['Chromium', 'chromium-browser'],
  ['Microsoft Edge', 'microsoft-edge-stable'],
  ['Microsoft Edge', 'microsoft-edge'],
  ['Brave', 'brave-browser'],
];

const WINDOWS_PATHS: readonly (readonly [name: string, path: string])[] = [
  ['Google Chrome', 'Google\\Chrome\\Application\\chrome.exe'],
  ['Chromium', 'Chromium\\Application\\chrome.exe'],
  ['Microsoft Edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
];

const MAC_NAMES = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];

/** The variable that names another browser; it is tried first and alone. */
export const BROWSER_VARIABLE = 'TRONIE_BROWSER';

/** Where a browser may be, best first: Chrome before Chromium, Edge last. None of the files need to exist. */
export function browserCandidates(machine: Machine): readonly InstalledBrowser[] {
  const { platform, environment, home } = machine;
  const own = environment[BROWSER_VARIABLE];
  if (own !== undefined && own !== '') return [{ name: 'the browser of TRONIE_BROWSER', path: own }];

  switch (platform) {
    case 'win32': {
      const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => environment[name]);
      return WINDOWS_PATHS.flatMap(([name, path]) =>
        roots.flatMap((root) =>
          root === undefined || root === '' ? [] : [{ name, path: win32.join(root, path) }],
        ),
      );
    }
    case 'darwin':
      return MAC_NAMES.flatMap((name) =>
        ['/Applications', posix.join(home, 'Applications')].map((root) => ({
          name,
          path: posix.join(root, `${name}.app`, 'Contents/MacOS', name),
        })),
      );
    default: {
      const folders = (environment.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
      // A desktop starter's PATH is often shorter than a shell's.
      const all = [...new Set([...folders, '/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'])];
      return LINUX_NAMES.flatMap(([name, file]) =>
        all.map((folder) => ({ name, path: posix.join(folder, file) })),
      );
    }
  }
}

/**
 * Whether Ubuntu's snap wraps this browser. A snap sees neither hidden folders of the home nor /tmp.
 *
 * @param path the file, links resolved
 * @param head its first bytes as text: Ubuntu's `chromium-browser` is a script that calls the snap
 */
export function isSnap(path: string, head: string): boolean {
  return (
    path.startsWith('/snap/') ||
    path === '/usr/bin/snap' ||
    (head.startsWith('#!') && head.includes('/snap/bin/'))
  );
}

/** Where a surface's browser profile lies: its own, so that nothing of the person's own browsing gets in. */
export function profileFolder(dataFolder: string, surface: Surface, snapHome: string | null): string {
  return snapHome === null
    ? `${dataFolder}/browser/${surface}`
    : posix.join(snapHome, 'snap/chromium/common/tronie', surface);
}
