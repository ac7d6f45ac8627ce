import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findElectron } from '../../engine/host/electron.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tronie-electron-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function put(file: string, text = ''): string {
  const path = join(root, file);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

it('a runtime that npm’s package downloaded is found', () => {
  put('node_modules/electron/path.txt', 'electron');
  const executable = put('node_modules/electron/dist/electron');
  expect(findElectron(root, {}, 'linux')).toEqual({ found: true, executable });
});

it('a half one, or none, is told with what to do', () => {
  expect(findElectron(root, {}, 'linux')).toMatchObject({ found: false });
  put('node_modules/electron/path.txt', 'electron');
  const half = findElectron(root, {}, 'linux');
  expect(half.found ? '' : half.reason).toContain('npx install-electron');
});

it('a given folder is taken, and when it is wrong, that is said instead of taking another', () => {
  put('node_modules/electron/path.txt', 'electron');
  put('node_modules/electron/dist/electron');
  const executable = put('given/electron.exe');
  const environment = { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'given') };
  expect(findElectron(root, environment, 'win32')).toEqual({ found: true, executable });
  const wrong = findElectron(root, environment, 'darwin');
  expect(wrong.found ? '' : wrong.reason).toContain('Electron.app');
});
