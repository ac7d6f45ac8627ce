import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { showProgress } from './progress.mjs';

/**
 * How a program that a step ran came to its end.
 * @typedef {{ ok: boolean, how: string, log: string, logFile: string }} Work
 *
 * @typedef {{
 *   step: string,
 *   command: string,
 *   args: readonly string[],
 *   environment?: Record<string, string | undefined>,
 *   showLines?: boolean,
 *   shell?: boolean,
 *   giveUp?: () => string | null,
 * }} WorkOptions
 */

/**
 * Runs a program for a step, its output in .cache/set-up/<step>.log.
 *
 * @param {import('./steps.mjs').SetUp} setUp
 * @param {WorkOptions} options `giveUp` is asked every second: a clause ends the program
 * @returns {Promise<Work>}
 */
export async function work(
  { root, lock },
  { step, command, args, environment, showLines = false, shell, giveUp },
) {
  const logFile = join(root, '.cache', 'set-up', `${step}.log`);
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const child = spawn(command, args, {
    cwd: root,
    // Colours are for a screen, not for a file.
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...environment },
    // Standard output belongs to the command that the person typed.
    stdio: ['ignore', log, log],
    shell: shell ?? false,
    windowsHide: true,
  });
  closeSync(log);
  if (child.pid !== undefined) lock.noteWorker(child.pid, step);
  const progress = showProgress({ logFile, showLines });

  /** @type {NodeJS.Signals | null} */
  let interrupted = null;
  /** @param {NodeJS.Signals} signal */
  const interrupt = (signal) => {
    interrupted = signal;
    child.kill(signal);
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, interrupt);

  /** @type {string | null} */
  let givenUp = null;
  const watch = setInterval(() => {
    givenUp ??= giveUp?.() ?? null;
    if (givenUp !== null) child.kill('SIGKILL');
  }, 1000);

  const how = await new Promise((resolve) => {
    child.on('error', (error) => resolve(`it could not be started (${error.message})`));
    child.on('close', (code, signal) => {
      resolve(code === 0 ? '' : signal ? `it was ended by ${signal}` : `it ended with exit status ${code}`);
    });
  });
  clearInterval(watch);
  progress.stop();
  for (const signal of signals) process.off(signal, interrupt);
  if (interrupted !== null) {
    lock.release();
    process.kill(process.pid, interrupted);
    await new Promise((resolve) => setTimeout(resolve, 10_000)); // the signal is on its way
  }
  return { ok: how === '', how: givenUp ?? how, log: readFileSync(logFile, 'utf8'), logFile };
}

/**
 * The end of a log, for a person.
 *
 * @param {string} log
 * @returns {string[]}
 */
export function lastLines(log) {
  return log
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(-25);
}
