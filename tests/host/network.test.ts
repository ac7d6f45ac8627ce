import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { appWindowArguments } from '../../engine/host/app-window.ts';
import { findTestBrowser } from '../../engine/host/test-browser.ts';
import { cutOff, cutProblem, readCount, readCounts } from './without-network.ts';

const folder = mkdtempSync(join(tmpdir(), 'tronie-network-'));
const notes = join(folder, 'notes');
const count = join(folder, 'count');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  writeFileSync(notes, '');
});

/** TEST-NET-3, which nobody has: https://www.rfc-editor.org/rfc/rfc5737 */
const OUTSIDE = '203.0.113.1';
// Imports are hoisted, so this may stand before them.
const SWALLOW = `process.on('uncaughtException', () => {}); process.on('unhandledRejection', () => {});`;
const HOME = `import net from 'node:net'; const server = net.createServer((line) => line.end()).listen(0, '127.0.0.1', () => {
  net.connect(server.address().port, '127.0.0.1').resume().on('close', () => server.close()); });`;

writeFileSync(
  join(folder, 'worker.cjs'),
  `require('node:net').connect(80, '${OUTSIDE}').on('error', () => {});`,
);

const problem = cutProblem();
const asks = {
  'a connection': `import net from 'node:net'; net.connect(80, '${OUTSIDE}').on('error', () => {});`,
  'a connection with options': `import { connect } from 'node:net'; connect({ port: 80, host: '${OUTSIDE}' }).on('error', () => {});`,
  fetch: `await fetch('http://${OUTSIDE}/').catch(() => {});`,
  https: `import https from 'node:https'; https.get('https://${OUTSIDE}/').on('error', () => {});`,
  'a datagram': `import { createSocket } from 'node:dgram'; const s = createSocket('udp4'); s.send('x', 9, '${OUTSIDE}', () => s.close());`,
  'a worker thread': `import { Worker } from 'node:worker_threads'; new Worker(${JSON.stringify(join(folder, 'worker.cjs'))});`,
  'a child process': `import { spawn } from 'node:child_process'; spawn(process.execPath, ['-e', "require('node:net').connect(80, '${OUTSIDE}').on('error', () => {})"]);`,
};

function runGuarded(script: string) {
  const guard = new URL('network-guard.mjs', import.meta.url).href;
  writeFileSync(join(folder, 'script.mjs'), SWALLOW + script);
  const cut = cutOff(process.execPath, [join(folder, 'script.mjs')], count);
  const env = { ...process.env, NODE_OPTIONS: `--import=${guard}`, TRONIE_NETWORK_GUARD: notes };
  const { status, stderr } = spawnSync(cut.command, cut.args, { env, encoding: 'utf8', timeout: 30_000 });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return { noted: readFileSync(notes, 'utf8'), counted: readCounts(count) };
}

describe.skipIf(problem !== null)(
  `the network guard and the cut network${problem ? ` (SKIPPED: ${problem})` : ''}`,
  () => {
    it.each(Object.entries(asks))('both see %s to the outside', (_, script) => {
      const { noted, counted } = runGuarded(script);
      expect(noted).toContain(OUTSIDE);
      expect(counted.ipv4).toBeGreaterThan(0);
    });

    it('the guard sees a look-up of a name', () => {
      const script = `import { lookup } from 'node:dns/promises'; await lookup('example.test').catch(() => {});`;
      expect(runGuarded(script).noted).toContain('lookup example.test');
    });

    it('both are silent about this machine, which can be reached', () => {
      expect(runGuarded(HOME)).toEqual({ noted: '', counted: { ipv4: 0, ipv6: 0 } });
    });

    it('the cut sees what no JavaScript guard can: another program', () => {
      const bash = cutOff('bash', ['-c', `exec 3<>/dev/udp/${OUTSIDE}/9 || true`], count);
      spawnSync(bash.command, bash.args);
      expect(readCount(count)).toBeGreaterThan(0);
    });

    it('a surface in the installed browser asks for nothing outside', async () => {
      const { executablePath, args, env } = await findTestBrowser(
        fileURLToPath(new URL('../..', import.meta.url)),
      );
      const url = 'data:text/html,<title>surface</title>';
      const window = appWindowArguments({
        surface: 'booth',
        url,
        profile: join(folder, 'profile'),
        asRoot: true,
      });
      // Without these flags Chromium asks some fifty times in this while.
      const browser = [executablePath, '--headless', ...args, ...window];
      const cut = cutOff('timeout', ['8', ...browser], count);
      spawnSync(cut.command, cut.args, { env, stdio: 'ignore' });
      // It also looks once whether IPv6 has a way out, without sending anything; that is not counted against it.
      expect(readCounts(count)).toEqual({ ipv4: 0, ipv6: expect.toSatisfy((n: number) => n <= 1) as number });
    });
  },
);
