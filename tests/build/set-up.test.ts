import { readFileSync, statSync, truncateSync, utimesSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PracticeRepository, type Running } from './practice-repository.ts';

let repository: PracticeRepository;
beforeEach(() => {
  repository = new PracticeRepository();
});
afterEach(() => {
  repository[Symbol.dispose]();
});

const ALL = ['begin npm', 'end npm', 'begin models', 'end models', 'begin surfaces', 'end surfaces'];

describe('a command in a fresh clone', () => {
  it('sets everything up in order, then runs with the arguments as they were typed', async () => {
    const ran = await repository.run(['tronie', 'embed', 'a b.jpg', '--json']);
    expect(ran.stderr).toContain('Set-up 1 of 3');
    expect(ran.status).toBe(0);
    expect(repository.takeJournal()).toEqual(ALL);
    expect(JSON.parse(ran.stdout)).toEqual({ args: ['embed', 'a b.jpg', '--json'] });
  });

  it('does nothing the second time, and says nothing', async () => {
    await repository.run(['--quiet', 'tronie', 'doctor']);
    repository.takeJournal();
    const again = await repository.run(['--quiet', 'tronie', 'doctor']);
    expect(repository.takeJournal()).toEqual([]);
    expect(again).toMatchObject({ status: 0, stderr: '', stdout: '{"args":["doctor"]}\n' });
  });

  it('takes “npm start” for the engine’s start command', async () => {
    const ran = await repository.run(['start', '--demo', '--host', 'none']);
    expect(JSON.parse(ran.stdout)).toEqual({ args: ['start', '--demo', '--host', 'none'] });
  });
});

describe('a step that is done', () => {
  beforeEach(async () => {
    await repository.run(['--quiet', 'tronie', 'doctor']);
    repository.takeJournal();
  });
  const again = async () => {
    await repository.run(['--quiet', 'tronie', 'doctor']);
    return repository.takeJournal();
  };

  it('is done again when an input has other contents, and no other step with it', async () => {
    repository.write('models/manifest.json', '{ "other": true }');
    expect(await again()).toEqual(['begin models', 'end models']);
    repository.write('renderer/new.ts', 'export {};');
    expect(await again()).toEqual(['begin surfaces', 'end surfaces']);
    expect(await again()).toEqual([]);
  });

  it('is not done again when a checkout changed nothing but times', async () => {
    utimesSync(repository.path('models/manifest.json'), 1, 1);
    expect(await again()).toEqual([]);
    expect(statSync(repository.path('models/manifest.json')).mtimeMs).toBe(1000);
  });

  it('is done again when its result is lost or cut off', async () => {
    repository.remove('renderer/dist');
    expect(await again()).toEqual(['begin surfaces', 'end surfaces']);
    truncateSync(repository.path('models/built/a.onnx'), 2);
    expect(await again()).toEqual(['begin models', 'end models']);
  });

  it('installs again when node_modules is not what the lockfile says', async () => {
    repository.write('node_modules/.package-lock.json', '{ "packages": {} }');
    expect(await again()).toEqual(['begin npm', 'end npm']);
    repository.remove('node_modules');
    expect(await again()).toEqual(['begin npm', 'end npm']);
  });
});

describe('an interrupted set-up', () => {
  it('killed with its worker in the middle of a step, does that step again', async () => {
    repository.write('hold-models', '');
    const first = repository.start(['tronie', 'doctor']);
    await repository.reached('begin models');
    const { worker } = JSON.parse(readText('.cache/set-up/lock')) as { worker: { pid: number } };
    first.child.kill('SIGKILL');
    process.kill(worker.pid, 'SIGKILL');
    await first.ended;
    repository.takeJournal();
    repository.remove('hold-models');
    const second = await repository.run(['tronie', 'doctor']);
    expect(second.status).toBe(0);
    expect(repository.takeJournal()).toEqual(ALL.slice(2));
  });

  it('killed alone, is waited for by the next: two npm never work in one folder', async () => {
    repository.write('hold-npm', '');
    const first = repository.start(['tronie', 'doctor']);
    await repository.reached('begin npm');
    first.child.kill('SIGKILL');
    await first.ended;
    const second = repository.start(['tronie', 'doctor']);
    await said(second, 'waiting for it');
    repository.remove('hold-npm');
    expect((await second.ended).status).toBe(0);
    expect(repository.takeJournal()).toEqual(ALL);
  });

  it('stopped with SIGTERM, stops its worker and leaves no lock', async () => {
    repository.write('hold-models', '');
    const first = repository.start(['tronie', 'doctor']);
    await repository.reached('begin models');
    first.child.kill('SIGTERM');
    expect((await first.ended).signal).toBe('SIGTERM');
    repository.remove('hold-models');
    const second = await repository.run(['tronie', 'doctor']);
    expect(second.stderr).not.toContain('waiting');
    expect(repository.takeJournal().filter((line) => line === 'end models')).toHaveLength(1);
  });
});

it('two set-ups at once do every step once', async () => {
  const both = await Promise.all([repository.run(['tronie', 'one']), repository.run(['tronie', 'two'])]);
  expect(both.map(({ status }) => status)).toEqual([0, 0]);
  expect(repository.takeJournal()).toEqual(ALL);
});

function readText(file: string): string {
  return readFileSync(repository.path(file), 'utf8');
}

async function said({ child, ended }: Running, text: string): Promise<void> {
  await Promise.race([
    new Promise<void>((resolve) => {
      child.stderr?.on('data', (data: string) => {
        if (data.includes(text)) resolve();
      });
    }),
    ended.then(({ stderr }) => {
      throw new Error(`It never said “${text}” but: ${stderr}`);
    }),
  ]);
}
