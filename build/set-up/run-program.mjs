import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';

const FORWARDED = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a program on the pinned Node in this program's place: its standard streams, its signals, its exit status.
 *
 * @param {{ root: string, node: string, args: readonly string[] }} program
 * @returns {Promise<number>} exit status; 128 + n when signal n ended it, as shells say it
 */
export function runProgram({ root, node, args }) {
  const child = spawn(node, args, {
    stdio: 'inherit',
    // Whatever it starts as “node” is the pinned one, too.
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
    },
  });
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    // Ctrl-C at a terminal reaches the whole group by itself; twice would mean “at once”.
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  for (const signal of FORWARDED) process.on(signal, forward);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`Node of the lockfile (${node}) could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code, signal) => {
      for (const name of FORWARDED) process.off(name, forward);
      resolve(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
    });
  });
}
