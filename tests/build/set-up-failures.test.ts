import { spawn } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PracticeRepository } from './practice-repository.ts';

let repository: PracticeRepository;
beforeEach(() => {
  repository = new PracticeRepository();
});
afterEach(() => {
  repository[Symbol.dispose]();
});

describe('a step that fails', () => {
  it('says which step, why and what to do, and the command is not run', async () => {
    repository.write('break-models', '');
    const ran = await repository.run(['tronie', 'embed']);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toContain('the models script says why');
    expect(ran.stderr).toMatch(/step “models”: .*exit status 3.*run the same command again/);
  });

  it('is told as one JSON document to a program that asked for one', async () => {
    repository.write('break-models', '');
    const ran = await repository.run(['--quiet', 'tronie', 'embed', '--json']);
    const { error } = JSON.parse(ran.stdout) as { error: { code: string; message: string } };
    expect(error.code).toBe('set-up');
    expect(error.message).toContain('“models”');
  });

  it('is tried again by the next command', async () => {
    repository.write('break-models', '');
    await repository.run(['tronie', 'doctor']);
    repository.remove('break-models');
    repository.takeJournal();
    expect((await repository.run(['tronie', 'doctor'])).status).toBe(0);
    expect(repository.takeJournal()[0]).toBe('begin models');
  });

  it.each([
    ['getaddrinfo ENOTFOUND registry.npmjs.org', /registry could not be reached.*Connect this machine/],
    ['npm error code ENOSPC', /disk is full.*Free/],
    ['npm error code EACCES', /may not write.*Make this folder your own/],
    ['npm error code EUSAGE', /do not belong together.*git checkout/],
    ['something new', /“npm ci” did not work: it ended with exit status 7/],
  ])('npm’s “%s” is put into plain words', async (words, sentence) => {
    repository.write('npm/npm-cli.js', `console.error(${JSON.stringify(words)}); process.exit(7);`);
    const ran = await repository.run(['tronie', 'doctor']);
    expect(ran.status).toBe(1);
    expect(ran.stderr).toMatch(sentence);
  });
});

describe('Electron’s runtime', () => {
  it('is tried once; then every start goes on without it and asks no network', async () => {
    const first = await repository.run(['start']);
    expect(first.status).toBe(0);
    expect(repository.takeJournal()).toContain('begin runtime');
    expect(first.stderr).toContain('its server could not be reached');

    const second = await repository.run(['start']);
    expect(repository.takeJournal()).toEqual([]);
    expect(second).toMatchObject({ status: 0, stderr: 'Set-up: everything is in place.\n' });
  });

  it('is not asked for by who wants the browser or no window', async () => {
    await repository.run(['start', '--host', 'browser']);
    await repository.run(['start', '--host=none']);
    await repository.run(['tronie', 'doctor']);
    expect(repository.takeJournal()).not.toContain('begin runtime');
  });
});

describe('the command itself', () => {
  it('passes its exit status on', async () => {
    repository.write('engine/cli/main.ts', 'process.exit(2);');
    expect((await repository.run(['tronie', 'nonsense'])).status).toBe(2);
  });

  it('gets the signals that we get', async () => {
    repository.write(
      'engine/cli/main.ts',
      `import { writeFileSync } from 'node:fs';
       process.on('SIGTERM', () => process.exit(42));
       setInterval(() => {}, 1000);
       writeFileSync('journal', 'listening\\n');`,
    );
    await repository.run(['--quiet', 'test']); // sets up only: there are no test programs here
    repository.takeJournal();
    const running = repository.start(['tronie', 'start', '--host', 'none']);
    await repository.reached('listening');
    running.child.kill('SIGTERM');
    expect((await running.ended).status).toBe(42);
  });

  it('ends when the npm that runs it is ended', async () => {
    repository.write(
      'engine/cli/main.ts',
      `import { appendFileSync } from 'node:fs';
       process.on('SIGTERM', () => { appendFileSync('journal', 'ended\\n'); process.exit(0); });
       setInterval(() => {}, 1000);
       appendFileSync('journal', 'listening\\n');`,
    );
    await repository.run(['--quiet', 'test']);
    repository.takeJournal();
    // As npm does it: a shell in between, which waits and hands no signal on.
    const shell = spawn(
      'sh',
      ['-c', `"${process.execPath}" build/set-up.mjs tronie start --host none; true`],
      {
        cwd: repository.root,
        env: { ...process.env, npm_lifecycle_event: 'start' },
        stdio: 'ignore',
      },
    );
    await repository.reached('listening');
    shell.kill('SIGTERM');
    await repository.reached('ended');
  });

  it('“test” runs the end-to-end tests even when unit tests failed, and fails then', async () => {
    await repository.run(['tronie', 'doctor']);
    repository.write(
      'node_modules/vitest/vitest.mjs',
      `console.log('unit', ...process.argv.slice(2)); process.exit(1);`,
    );
    repository.write('node_modules/@playwright/test/cli.js', `console.log('end to end');`);
    const ran = await repository.run(['test', '--bail=1']);
    expect(ran.stdout).toBe('unit run --bail=1\nend to end\n');
    expect(ran.status).toBe(1);
  });

  it('names the benchmarks there are', async () => {
    repository.write('tests/bench/faces/main.ts', '');
    const ran = await repository.run(['bench', '../../engine']);
    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain('Choose one: faces');
  });

  it('an unknown one is wrong usage', async () => {
    expect(await repository.run(['dance'])).toMatchObject({ status: 2, stdout: '' });
  });
});

it('an old Node is told in a sentence, not with a syntax error', async () => {
  const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.4'}})`;
  const ran = await repository.run(['start'], ['--import', pretend]);
  expect(ran.status).toBe(1);
  expect(ran.stderr).toMatch(/needs Node 20 or newer; this is Node 18\.20\.4 .*nodejs\.org/);
  expect(repository.takeJournal()).toEqual([]);
});
