import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A process and when it began: numbers are given again, a number with its beginning is not.
 * @typedef {{ pid: number, began: string }} RunningProcess
 */

/**
 * @param {number} pid
 * @returns {RunningProcess}
 */
export function describeProcess(pid) {
  return { pid, began: beginning(pid) };
}

/** @param {RunningProcess} process_ */
export function isRunning({ pid, began }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: there is one, of somebody else's.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false;
  }
  return beginning(pid) === began;
}

/** @param {number} pid */
function beginning(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name in parentheses may hold anything; after it, the state and, as the 22nd field of all, the beginning.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z') return 'ended'; // nobody has asked for its exit status yet
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
    }
    if (process.platform !== 'win32') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    }
  } catch {
    // gone, or a system that does not tell: the number alone must do
  }
  return '';
}
