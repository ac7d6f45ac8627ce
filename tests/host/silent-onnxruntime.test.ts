// onnxruntime reports to its maker unless it is told not to: see [Note: silent onnxruntime].
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { HOUSE } from '../../engine/house.ts';
import { cutOff, cutProblem, readCounts } from './without-network.ts';

const folder = mkdtempSync(join(tmpdir(), 'tronie-silence-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const problem = cutProblem();

const house = (path: string) => JSON.stringify(pathToFileURL(join(HOUSE.root, path)).href);

test.each([
  ['in a worker', `const { createFacesPool: open } = await import(${house('engine/faces/faces-pool.ts')});`],
  ['in the main thread', `const { createFaces: open } = await import(${house('engine/faces/faces.ts')});`],
])('inference %s asks for no address and leaves no device number behind', (_, load) => {
  const home = mkdtempSync(join(folder, 'home-'));
  const script = join(home, 'infer.mjs');
  writeFileSync(
    script,
    `${load}
     const faces = await open({ models: ${JSON.stringify(HOUSE.models)} });
     await faces.embedChips([new Uint8Array(150 * 150 * 3)]);
     await faces.close();`,
  );
  const count = join(home, 'count');
  const { command, args } =
    problem === null
      ? cutOff(process.execPath, [script], count)
      : { command: process.execPath, args: [script] };
  const env = { ...process.env, HOME: home, XDG_CACHE_HOME: join(home, 'cache') };
  delete (env as Record<string, string | undefined>)['ORT_DISABLE_TELEMETRY'];
  const { status, stderr } = spawnSync(command, args, { env, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(readdirSync(home).filter((name) => !['infer.mjs', 'count'].includes(name))).toEqual([]);
  if (problem === null) expect(readCounts(count).ipv4).toBe(0);
});
