// Runs in the host.
import { accessSync, closeSync, constants, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import process from 'node:process';
import { browserCandidates, isSnap, type InstalledBrowser, type Machine } from './browser-candidates.ts';

export interface FoundBrowser extends InstalledBrowser {
  /** See browser-candidates.ts. */
  readonly snap: boolean;
}

/** This machine. */
export function thisMachine(): Machine {
  return { platform: process.platform, environment: process.env, home: homedir() };
}

/** Every Chrome, Chromium or Edge that is installed and may be run, best first. */
export function findBrowsers(machine: Machine = thisMachine()): readonly FoundBrowser[] {
  const found = new Map<string, FoundBrowser>();
  for (const candidate of browserCandidates(machine)) {
    const browser = inspect(candidate);
    if (browser !== null && !found.has(browser.path)) found.set(browser.path, browser);
  }
  return [...found.values()];
}

function inspect(candidate: InstalledBrowser): FoundBrowser | null {
  try {
    const resolved = realpathSync(candidate.path);
    accessSync(resolved, constants.X_OK);
    if (!statSync(resolved).isFile()) return null;
    const snap = isSnap(resolved, head(resolved));
    // Ubuntu installs the wrapper even where the snap is not.
    if (snap) accessSync('/snap/bin/chromium', constants.X_OK);
    // A snap is started by its wrapper's name; every other file by the name that was found.
    return { ...candidate, snap };
  } catch {
    return null; // not there, or not ours to run
  }
}

function head(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(4096);
    return bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(file);
  }
}
