// Runs in the host: is the desktop runtime on this machine?
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

export type ElectronRuntime =
  | { readonly found: true; readonly executable: string }
  /** `reason`: a sentence with what to do. */
  | { readonly found: false; readonly reason: string };

/** Its file inside a folder with Electron's runtime; the same table as in electron/install.js. */
export function electronFile(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * Looks where npm's `electron` package puts its runtime, or in ELECTRON_OVERRIDE_DIST_PATH. Downloads nothing
 * (requiring the package itself would).
 *
 * @param root the folder with node_modules
 */
export function findElectron(
  root: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): ElectronRuntime {
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH;
  if (override !== undefined && override !== '') {
    const executable = join(override, electronFile(platform));
    return existsSync(executable)
      ? { found: true, executable }
      : {
          found: false,
          reason: `ELECTRON_OVERRIDE_DIST_PATH names ${override}, but ${electronFile(platform)} is not in there.`,
        };
  }
  const home = join(root, 'node_modules', 'electron');
  try {
    const executable = join(home, 'dist', readFileSync(join(home, 'path.txt'), 'utf8').trim());
    if (existsSync(executable)) return { found: true, executable };
  } catch {
    // not downloaded
  }
  return {
    found: false,
    reason: 'Electron’s runtime is not on this machine. With network, “npx install-electron” downloads it.',
  };
}
