// A small repository that the real set-up sets up: real processes and files, with scripts in place of npm's,
// the models' and the pages' own, which take minutes.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOUSE = fileURLToPath(new URL('../..', import.meta.url));

/** Writes “begin <name>” and “end <name>” into the journal around the work; waits in between when told to. */
const script = (name: string, work: string) => `
  const { appendFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } = await import('node:fs');
  appendFileSync('journal', 'begin ${name}\\n');
  while (existsSync('hold-${name}')) await new Promise((resolve) => setTimeout(resolve, 20));
  if (existsSync('break-${name}')) { console.error('the ${name} script says why'); process.exit(3); }
  ${work}
  appendFileSync('journal', 'end ${name}\\n');
`;

export interface Ran {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
}

export class PracticeRepository {
  readonly root = mkdtempSync(join(tmpdir(), 'tronie-set-up-'));

  constructor() {
    cpSync(join(HOUSE, 'build', 'set-up.mjs'), join(this.root, 'build', 'set-up.mjs'));
    cpSync(join(HOUSE, 'build', 'set-up'), join(this.root, 'build', 'set-up'), { recursive: true });
    const packages = {
      'node_modules/node': { version: process.versions.node },
      'node_modules/electron': { version: '45.0.0' },
    };
    const installed = JSON.stringify({ packages });
    const lockfile = JSON.stringify({
      packages: {
        '': { version: '0.1.0' },
        ...packages,
        'node_modules/for-another-system': { version: '1.0.0', optional: true },
      },
    });
    this.write('package.json', '{ "type": "module" }');
    this.write('package-lock.json', lockfile);
    this.write(
      'npm/npm-cli.js',
      script(
        'npm',
        `for (const folder of ['node/bin', 'electron', 'vite/bin']) mkdirSync('node_modules/' + folder, { recursive: true });
         if (!existsSync('node_modules/node/bin/node')) symlinkSync(process.execPath, 'node_modules/node/bin/node');
         writeFileSync('node_modules/electron/package.json', '{ "version": "45.0.0", "type": "module" }');
         writeFileSync('node_modules/electron/install.js', ${JSON.stringify(script('runtime', 'console.error("getaddrinfo ENOTFOUND github.com"); process.exit(1);'))});
         writeFileSync('node_modules/vite/package.json', '{ "type": "module" }');
         writeFileSync('node_modules/vite/bin/vite.js', ${JSON.stringify(script('surfaces', "mkdirSync('renderer/dist', { recursive: true }); writeFileSync('renderer/dist/index.html', 'page');"))});
         writeFileSync('node_modules/.package-lock.json', ${JSON.stringify(installed)});`,
      ),
    );
    this.write(
      'models/convert/main.ts',
      script(
        'models',
        `mkdirSync('models/built', { recursive: true }); writeFileSync('models/built/a.onnx', 'model');`,
      ),
    );
    this.write('models/manifest.json', '{}');
    this.write('renderer/main.ts', '');
    this.write('engine/cli/main.ts', `console.log(JSON.stringify({ args: process.argv.slice(2) }));`);
  }

  path(...parts: string[]): string {
    return join(this.root, ...parts);
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), text);
  }

  remove(file: string): void {
    rmSync(this.path(file), { recursive: true, force: true });
  }

  link(file: string, target: string): void {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    symlinkSync(target, this.path(file));
  }

  /** What the scripts did since this was asked last. */
  takeJournal(): string[] {
    try {
      const lines = readFileSync(this.path('journal'), 'utf8').trim().split('\n');
      this.remove('journal');
      return lines;
    } catch {
      return [];
    }
  }

  /** Resolves when the journal holds the line. */
  async reached(line: string): Promise<void> {
    const has = () => {
      try {
        return readFileSync(this.path('journal'), 'utf8').split('\n').includes(line);
      } catch {
        return false;
      }
    };
    const watcher = watch(this.root);
    try {
      while (!has()) await once(watcher, 'change');
    } finally {
      watcher.close();
    }
  }

  start(args: readonly string[], nodeOptions: readonly string[] = []): Running {
    const child = spawn(process.execPath, [...nodeOptions, join('build', 'set-up.mjs'), ...args], {
      cwd: this.root,
      env: {
        ...process.env,
        npm_execpath: this.path('npm', 'npm-cli.js'),
        ELECTRON_OVERRIDE_DIST_PATH: undefined,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const ended = once(child, 'close').then(([status, signal]) => ({
      status: status as number | null,
      signal: signal as NodeJS.Signals | null,
      stdout,
      stderr,
    }));
    return { child, ended };
  }

  run(args: readonly string[], nodeOptions: readonly string[] = []): Promise<Ran> {
    return this.start(args, nodeOptions).ended;
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
