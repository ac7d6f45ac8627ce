import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWithNpm } from './end-with-npm.mjs';
import { findPinnedNode } from './pinned-node.mjs';
import { runProgram } from './run-program.mjs';
import { StepFailure } from './step-failure.mjs';
import { setUp, STEPS } from './steps.mjs';

const USAGE = 'Usage: node build/set-up.mjs [--quiet] start|test|tronie|bench [arguments …]';

/**
 * What a command needs and which programs it runs, one after the other.
 * @typedef {{ steps: readonly import('./steps.mjs').Step[], programs: readonly (readonly string[])[] }} Plan
 */

/** @param {readonly string[]} argv without node and this file */
export async function runCommand(argv) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const quiet = argv[0] === '--quiet';
  const [command = '', ...args] = quiet ? argv.slice(1) : argv;
  const plan = planCommand(root, command, args);
  if (typeof plan === 'string') {
    console.error(plan);
    process.exitCode = 2;
    return;
  }
  endWithNpm();
  try {
    await setUp(root, plan.steps, { quiet, say: (line) => process.stderr.write(`${line}\n`) });
  } catch (error) {
    tellFailure(error, args.includes('--json'));
    process.exitCode = 1;
    return;
  }
  const node = findPinnedNode(root) ?? process.execPath;
  let status = 0;
  for (const program of plan.programs) {
    const ended = await runProgram({ root, node, args: program });
    status ||= ended;
    if (ended > 128) break; // a person stopped it: they do not want the next one either
  }
  process.exitCode = status;
}

/**
 * @param {string} root
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Plan | string} a sentence when the command is not understood
 */
function planCommand(root, command, args) {
  const { install, models, surfaces, runtime } = STEPS;
  const main = join(root, 'engine', 'cli', 'main.ts');
  switch (command) {
    case 'start':
      return { steps: startSteps(args), programs: [[main, 'start', ...args]] };
    case 'tronie': {
      const starts = args.find((arg) => !arg.startsWith('-')) === 'start';
      return { steps: starts ? startSteps(args) : [install, models, surfaces], programs: [[main, ...args]] };
    }
    case 'test':
      return {
        steps: [install, models, surfaces],
        programs: [
          [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...args],
          [
            join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
            'test',
            '--config',
            join(root, 'tests', 'e2e', 'playwright.config.ts'),
          ],
        ],
      };
    case 'bench': {
      const [name = '', ...rest] = args;
      const bench = join(root, 'tests', 'bench', name, 'main.ts');
      if (!/^[\w-]+$/.test(name) || !existsSync(bench)) {
        return `There is no benchmark “${name}”. Choose one: ${benchmarks(root).join(', ')}. As in: npm run bench -- ${benchmarks(root)[0] ?? 'faces'} --json`;
      }
      return { steps: [install, models, surfaces], programs: [[bench, ...rest]] };
    }
    default:
      return USAGE;
  }

  /** @param {readonly string[]} given */
  function startSteps(given) {
    const host = /(?:^| )--host[= ](\w+)/.exec(given.join(' '))?.[1];
    // Who asks for a browser, or for no window at all, needs no desktop runtime.
    return host === 'browser' || host === 'none'
      ? [install, models, surfaces]
      : [install, models, surfaces, runtime];
  }
}

/** @param {string} root */
function benchmarks(root) {
  const folder = join(root, 'tests', 'bench');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'main.ts')));
}

/**
 * @param {unknown} error
 * @param {boolean} json whether the person's program waits for a JSON document
 */
function tellFailure(error, json) {
  const full = /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOSPC';
  const message =
    error instanceof StepFailure
      ? error.message
      : full
        ? 'Set-up stopped: the disk is full. Free 2 GB and run the same command again.'
        : `Set-up stopped: ${error instanceof Error ? error.message : String(error)}`;
  if (error instanceof StepFailure) {
    for (const line of error.lastLines) console.error(`  | ${line}`);
    if (error.logFile) console.error(`  Its whole log: ${error.logFile}`);
  } else if (!full) console.error(error);
  console.error(message);
  if (json) console.log(JSON.stringify({ error: { code: 'set-up', message } }));
}
