import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, sameContents, takeFingerprint } from './fingerprint.mjs';
import { writeAtomically } from './write-atomically.mjs';

/**
 * A step that makes files from files: done when its inputs have not changed and its outputs are still there.
 * @typedef {{
 *   name: string,
 *   inputs: readonly string[],
 *   outputs: readonly string[],
 *   leaveOut?: (path: string) => boolean,
 * }} Making
 *
 * @typedef {{ inputs: import('./fingerprint.mjs').KnownFiles, outputs: Record<string, number> }} Stamp
 */

/**
 * @param {string} root
 * @param {Making} making
 */
export function isMade(root, making) {
  const stamp = readStamp(root, making.name);
  if (stamp === null) return false;
  const outputs = Object.entries(stamp.outputs);
  const missing = outputs.some(
    ([file, size]) => statSync(join(root, file), { throwIfNoEntry: false })?.size !== size,
  );
  if (missing || outputs.length === 0) return false;
  const now = takeFingerprint(root, listFiles(root, making.inputs, making.leaveOut), stamp.inputs);
  if (!sameContents(now, stamp.inputs)) return false;
  // Same contents with new times: remember the times, or every start would hash again.
  if (JSON.stringify(now) !== JSON.stringify(stamp.inputs))
    writeStamp(root, making.name, { ...stamp, inputs: now });
  return true;
}

/**
 * Inputs as they are before the work starts: what is edited meanwhile is then work for the next run.
 *
 * @param {string} root
 * @param {Making} making
 */
export function readInputs(root, making) {
  return takeFingerprint(
    root,
    listFiles(root, making.inputs, making.leaveOut),
    readStamp(root, making.name)?.inputs,
  );
}

/**
 * Says that the work is done. Only after its last output is written.
 *
 * @param {string} root
 * @param {Making} making
 * @param {import('./fingerprint.mjs').KnownFiles} inputs from `readInputs`
 */
export function markMade(root, making, inputs) {
  /** @type {Record<string, number>} */
  const outputs = {};
  for (const file of listFiles(root, making.outputs)) outputs[file] = statSync(join(root, file)).size;
  writeStamp(root, making.name, { inputs, outputs });
}

/**
 * @param {string} root
 * @param {string} name
 * @param {Stamp} stamp
 */
function writeStamp(root, name, stamp) {
  writeAtomically(stampFile(root, name), JSON.stringify(stamp));
}

/**
 * @param {string} root
 * @param {string} name
 * @returns {Stamp | null}
 */
function readStamp(root, name) {
  try {
    const stamp = JSON.parse(readFileSync(stampFile(root, name), 'utf8'));
    return typeof stamp.inputs === 'object' && typeof stamp.outputs === 'object' ? stamp : null;
  } catch {
    return null; // none yet, or not ours
  }
}

/**
 * @param {string} root
 * @param {string} name
 */
function stampFile(root, name) {
  return join(root, '.cache', 'set-up', `${name}.json`);
}
