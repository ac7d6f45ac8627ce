import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findPinnedNode } from './pinned-node.mjs';
import { work } from './work.mjs';
import { writeAtomically } from './write-atomically.mjs';

const STANDS_STILL = 30_000; // ms without a byte
const AT_MOST = 15 * 60_000; // ms

/**
 * Electron's runtime, some 120 MB that are not on npm's registry. Tried once: without it Tronie runs in the
 * installed browser, so this step never fails a start.
 *
 * @type {import('./steps.mjs').Step}
 */
export const runtime = {
  name: 'runtime',
  title: 'Downloading Electron’s runtime for the desktop windows (some 120 MB)',
  isDone: (root) =>
    process.env.ELECTRON_OVERRIDE_DIST_PATH !== undefined || hasRuntime(root) || wasTried(root),
  async run(setUp) {
    const { root, say } = setUp;
    const download = join(root, '.cache', 'set-up', 'electron-download');
    rmSync(download, { recursive: true, force: true });
    mkdirSync(download, { recursive: true });
    const began = Date.now();
    let grownAt = began;
    let size = 0;
    const done = await work(setUp, {
      step: 'runtime',
      command: findPinnedNode(root) ?? process.execPath,
      args: [join('node_modules', 'electron', 'install.js')],
      environment: {
        // Where the half-finished download lies, so that we see it grow.
        TMPDIR: download,
        TEMP: download,
        TMP: download,
        ELECTRON_GET_NO_PROGRESS: '1',
        // Node’s fetch heeds HTTPS_PROXY only when told to.
        NODE_USE_ENV_PROXY: '1',
      },
      giveUp: () => {
        const now = folderSize(download) + folderSize(join(root, 'node_modules', 'electron', 'dist'));
        if (now !== size) [size, grownAt] = [now, Date.now()];
        if (Date.now() - grownAt > STANDS_STILL) return 'the download stands still';
        return Date.now() - began > AT_MOST ? 'it takes too long' : null;
      },
    });
    rmSync(download, { recursive: true, force: true });
    if (done.ok && hasRuntime(root)) return;
    const reason = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|fetch failed)\b/.test(done.log)
      ? 'its server could not be reached'
      : done.how || 'it is not complete';
    writeAtomically(triedFile(root), JSON.stringify({ version: wantedVersion(root), reason }));
    say(`Electron’s runtime could not be downloaded (${reason}).`);
  },
};

/** @param {string} root */
function hasRuntime(root) {
  const home = join(root, 'node_modules', 'electron');
  try {
    const executable = join(home, 'dist', readFileSync(join(home, 'path.txt'), 'utf8').trim());
    // As electron/install.js itself: an older runtime is not the one that is wanted.
    const version = readFileSync(join(home, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    return existsSync(executable) && version === wantedVersion(root);
  } catch {
    return false;
  }
}

/** @param {string} root */
function wasTried(root) {
  try {
    return JSON.parse(readFileSync(triedFile(root), 'utf8')).version === wantedVersion(root);
  } catch {
    return false;
  }
}

/** @param {string} root */
function wantedVersion(root) {
  return JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')).version;
}

/** @param {string} root */
function triedFile(root) {
  return join(root, '.cache', 'set-up', 'runtime.json');
}

/**
 * @param {string} folder
 * @returns {number} bytes
 */
function folderSize(folder) {
  try {
    const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const sizes = entries.map((entry) => statSync(join(folder, entry), { throwIfNoEntry: false })?.size ?? 0);
    return sizes.reduce((sum, size) => sum + size, 0);
  } catch {
    return 0; // not there yet, or being moved this moment
  }
}
