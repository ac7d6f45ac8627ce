import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUSE } from '../../engine/house.ts';
import { DataFolderTakenError, lockDataFolder } from '../../engine/server/data-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tronie-lock-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a second engine is refused with who holds the folder, and let in when the first is done', () => {
  const first = lockDataFolder(folder);
  expect(() => lockDataFolder(folder)).toThrow(DataFolderTakenError);
  expect(() => lockDataFolder(folder)).toThrow(new RegExp(`process ${process.pid}\\) is using`));
  first.release();
  lockDataFolder(folder).release();
});

test('an engine that was killed holds nothing, whatever number it left behind', async () => {
  const script = join(folder, 'holder.mjs');
  const lock = JSON.stringify(pathToFileURL(join(HOUSE.root, 'engine/server/data-lock.ts')).href);
  writeFileSync(
    script,
    `import { lockDataFolder } from ${lock}; lockDataFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`,
  );
  const holder = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  expect(() => lockDataFolder(folder)).toThrow(`process ${holder.pid ?? 0}`);
  holder.kill('SIGKILL');
  await once(holder, 'close');
  writeFileSync(join(folder, 'engine.pid'), '1'); // after a reboot, any number is somebody's
  lockDataFolder(folder).release();
});

test('a folder that cannot be one is said in words', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => lockDataFolder(join(folder, 'file', 'data'))).toThrow(/cannot be used\. Choose a folder/);
});
