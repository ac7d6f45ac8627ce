import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Node that the lockfile pins, as npm's `node` package lays it out: a real file in its own folder. Not the
 * one in node_modules/.bin, which is a link, or on Windows a script.
 *
 * @param {string} root
 * @returns {string | null} null when it is not installed
 */
export function findPinnedNode(root) {
  const home = join(root, 'node_modules', 'node');
  const names = process.platform === 'win32' ? ['bin/node.exe'] : ['bin/node'];
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const inner = `${prefix}-${platform}-${process.arch}`;
  for (const folder of [home, join(home, 'node_modules', inner), join(root, 'node_modules', inner)]) {
    for (const name of names) {
      try {
        return realpathSync(join(folder, name));
      } catch {
        // not here
      }
    }
  }
  return null;
}

/**
 * @param {string} root
 * @returns {string | null} as in “24.21.0”, what the lockfile asks for
 */
export function pinnedVersion(root) {
  const lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return lockfile.packages?.['node_modules/node']?.version ?? null;
}

/**
 * @param {string} node
 * @returns {string | null} null when it does not run here
 */
export function runsAs(node) {
  try {
    return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().replace(/^v/, '');
  } catch {
    return null;
  }
}
