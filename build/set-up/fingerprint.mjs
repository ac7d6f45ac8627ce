import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What is known of a file: `[size in bytes, time of change in ms, SHA-256 as hex]`.
 * @typedef {[number, number, string]} KnownFile
 *
 * Paths from the repository's root, with slashes.
 * @typedef {Record<string, KnownFile>} KnownFiles
 */

/**
 * Every file in the given files and folders, sorted.
 *
 * @param {string} root
 * @param {readonly string[]} places files or folders; one that is missing counts as empty
 * @param {(path: string) => boolean} [leaveOut]
 * @returns {string[]} from the root, with slashes
 */
export function listFiles(root, places, leaveOut = () => false) {
  /** @type {string[]} */
  const files = [];
  /** @param {string} path */
  const visit = (path) => {
    if (leaveOut(path)) return;
    const found = statSync(join(root, path), { throwIfNoEntry: false });
    if (found?.isDirectory()) {
      for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
        const inner = `${path}/${entry.name}`;
        if (entry.isFile()) {
          if (!leaveOut(inner)) files.push(inner);
        } else visit(inner);
      }
    } else if (found) files.push(path);
  };
  for (const place of places) visit(place);
  return files.sort();
}

/**
 * Hashes files; one whose size and time have not changed since `before` keeps the hash known then, so that a
 * second start does not read megabytes.
 *
 * @param {string} root
 * @param {readonly string[]} files
 * @param {KnownFiles} [before]
 * @returns {KnownFiles}
 */
export function takeFingerprint(root, files, before = {}) {
  /** @type {KnownFiles} */
  const known = {};
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file));
    const earlier = before[file];
    const same = earlier !== undefined && earlier[0] === size && earlier[1] === mtimeMs;
    known[file] = [size, mtimeMs, same ? earlier[2] : hash(join(root, file))];
  }
  return known;
}

/**
 * Whether the contents are the same, whatever the times say (a new checkout has new times).
 *
 * @param {KnownFiles} a
 * @param {KnownFiles} b
 */
export function sameContents(a, b) {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name]?.[2] === b[name]?.[2]);
}

/** @param {string} file */
function hash(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
