// The whole evening once more, with the network cable out, while the system counts who asks for a way out.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cutOff, cutProblem, readCount } from '../host/without-network.ts';
import { expect, test } from './evening.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const GUARD = join(ROOT, 'tests/host/network-guard.mjs');

test('with the network cut off the whole evening plays, and no page and no process asks for any address but loopback', () => {
  test.setTimeout(400_000);
  const folder = mkdtempSync(join(tmpdir(), 'tronie-cut-'));
  try {
    const [asked, counted] = [join(folder, 'asked'), join(folder, 'counted')];
    const evening = [
      join(ROOT, 'node_modules/@playwright/test/cli.js'),
      'test',
      '--config',
      join(ROOT, 'tests/e2e/playwright.config.ts'),
      '--output',
      join(folder, 'output'),
      '001-whole-evening',
    ];
    // Where the system has no namespaces for us, JavaScript's own questions are still all written down.
    const problem = cutProblem();
    test
      .info()
      .annotations.push({ type: 'network', description: problem ?? 'cut off by a network namespace' });
    const { command, args } =
      problem === null
        ? cutOff(process.execPath, evening, counted)
        : { command: process.execPath, args: evening };
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_OPTIONS: `--import=${pathToFileURL(GUARD).href}`,
        TRONIE_NETWORK_GUARD: asked,
      },
    });
    expect(status, `${stdout}\n${stderr}`).toBe(0);
    expect(existsSync(asked) ? readFileSync(asked, 'utf8') : '').toBe('');
    if (problem === null) expect(readCount(counted)).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
