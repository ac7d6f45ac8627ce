import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const MAIN = resolve(import.meta.dirname, '../../engine/cli/main.ts');

/** What a command did: exactly what a script around it would see. */
export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  /** Standard output as one JSON document; throws when it is anything else. */
  json<Shape>(): Shape;
}

/** Runs the real command in a process of its own. */
export function tronie(...args: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });
  return { status, out: stdout, err: stderr, json: <Shape>() => JSON.parse(stdout) as Shape };
}

/** A generated face that comes with the tests. */
export function fixture(name: string): string {
  return join(import.meta.dirname, '../fixtures/pictures', name);
}
