import { findPinnedNode } from './pinned-node.mjs';
import { isMade, markMade, readInputs } from './stamp.mjs';
import { StepFailure } from './step-failure.mjs';
import { lastLines, work } from './work.mjs';

/**
 * A step that runs a script on the pinned Node to make files from files.
 *
 * @param {import('./stamp.mjs').Making & { title: string, script: readonly string[], showLines: boolean }} making
 * @returns {import('./steps.mjs').Step}
 */
export function makingStep(making) {
  const { name, title, script, showLines } = making;
  return {
    name,
    title,
    isDone: (root) => isMade(root, making),
    async run(setUp) {
      const { root } = setUp;
      const node = findPinnedNode(root);
      if (node === null) {
        throw new StepFailure(
          name,
          'Node of the lockfile is not installed.',
          'Delete the folder node_modules and run the same command again.',
        );
      }
      const inputs = readInputs(root, making);
      const done = await work(setUp, { step: name, command: node, args: script, showLines });
      if (!done.ok) {
        const full = /\bENOSPC\b/.test(done.log);
        throw new StepFailure(
          name,
          full ? 'The disk is full.' : `“node ${script.join(' ')}” did not work: ${done.how}.`,
          full
            ? 'Free 1 GB and run the same command again.'
            : 'Its last lines say why; put that right and run the same command again.',
          { logFile: done.logFile, lastLines: lastLines(done.log) },
        );
      }
      markMade(root, making, inputs);
    },
  };
}
