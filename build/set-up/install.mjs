import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findPinnedNode, pinnedVersion, runsAs } from './pinned-node.mjs';
import { StepFailure } from './step-failure.mjs';
import { lastLines, work } from './work.mjs';

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean, link?: boolean }>} Packages */

/**
 * npm ci, from the lockfile.
 *
 * @type {import('./steps.mjs').Step}
 */
export const install = {
  name: 'packages',
  title: 'Installing the packages of package-lock.json (a minute or two, some 600 MB)',
  isDone: (root) => {
    const problem = packagesProblem(root);
    return problem === null && findPinnedNode(root) !== null;
  },
  async run(setUp) {
    const { root } = setUp;
    const npm = npmCommand();
    const done = await work(setUp, {
      step: 'packages',
      ...npm,
      // Its words must be in the log even under “npm run --silent”.
      args: [...npm.args, 'ci', '--no-audit', '--no-fund', '--loglevel=notice', '--progress=false'],
      environment: { ONNXRUNTIME_NODE_INSTALL: 'skip' },
    });
    if (!done.ok) throw installFailure(done);
    // A person may have forbidden install scripts for all projects; this one’s Node comes by one.
    if (findPinnedNode(root) === null) {
      await work(setUp, {
        step: 'packages',
        ...npm,
        args: [...npm.args, 'rebuild', 'node', '--ignore-scripts=false'],
      });
    }
    const node = findPinnedNode(root);
    const version = node === null ? null : runsAs(node);
    if (version === null || version !== pinnedVersion(root)) {
      throw new StepFailure(
        'packages',
        node === null
          ? `npm installed everything but Node ${pinnedVersion(root)} itself (the package “node”).`
          : `Node ${pinnedVersion(root)} is installed as ${node}, but running it says ${version ?? 'nothing'}.`,
        'Delete the folder node_modules and run the same command again; if it stays so, this system is none that nodejs.org builds for.',
        { logFile: done.logFile, lastLines: lastLines(done.log) },
      );
    }
  },
};

/**
 * Why node_modules is not what the lockfile says; null when it is.
 *
 * npm writes node_modules/.package-lock.json when an installation is complete, so an interrupted one is seen.
 *
 * @param {string} root
 * @returns {string | null}
 */
function packagesProblem(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  if (wanted === null) return 'package-lock.json is missing or not readable';
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (installed === null) return 'node_modules is missing or not complete';
  for (const [path, { version, integrity, optional }] of Object.entries(wanted)) {
    if (path === '') continue;
    const here = installed[path];
    // Optional: for another system, or without a compiler; whoever uses it asks whether it is there.
    if (here === undefined && optional) continue;
    if (here?.version !== version || (here?.integrity ?? integrity) !== integrity)
      return `${path} is not ${version}`;
    if (!statSync(join(root, path), { throwIfNoEntry: false })) return `${path} is missing`;
  }
  return null;
}

/**
 * @param {string} file
 * @returns {Packages | null}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/** The npm that started us, else the one on the path. */
function npmCommand() {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return { command: process.execPath, args: [cli] };
  // On Windows npm is a script, which only a shell can start.
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/** @param {import('./work.mjs').Work} done */
function installFailure({ how, log, logFile }) {
  const details = { logFile, lastLines: lastLines(log) };
  if (
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b/.test(log)
  ) {
    return new StepFailure(
      'packages',
      'npm’s registry could not be reached.',
      'Connect this machine to the internet (or set npm’s proxy or registry) and run the same command again: what is already downloaded is kept.',
      details,
    );
  }
  if (/\bENOSPC\b/.test(log)) {
    return new StepFailure(
      'packages',
      'The disk is full.',
      'Free 2 GB and run the same command again.',
      details,
    );
  }
  if (/\b(EACCES|EPERM)\b/.test(log)) {
    return new StepFailure(
      'packages',
      'npm may not write where it has to.',
      'Make this folder your own (it may have been set up by another user or by root), then run the same command again.',
      details,
    );
  }
  if (/npm error code EUSAGE/.test(log)) {
    return new StepFailure(
      'packages',
      'package.json and package-lock.json do not belong together.',
      'Restore both with “git checkout package.json package-lock.json”, or run “npm install” if you changed the packages yourself.',
      details,
    );
  }
  return new StepFailure(
    'packages',
    `“npm ci” did not work: ${how}.`,
    'Read its last lines, put that right and run the same command again.',
    details,
  );
}
