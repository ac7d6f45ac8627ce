import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addressesToEnvironment, chooseAddresses, surfaceUrls } from '../host/addresses.ts';
import { findElectron } from '../host/electron.ts';
import { nodeEngine } from '../host/node-engine.ts';
import { thisMachine } from '../host/find-browser.ts';
import { noDisplay, openSurfaces, type OpenedSurfaces } from '../host/open-surfaces.ts';
import { SupervisedEngine } from '../host/supervised-engine.ts';
import { HOUSE } from '../house.ts';
import type { Surface } from '../server/surface.ts';
import type { Streams } from './answer.ts';
import { CommandError, type CommonOptions } from './command.ts';

export interface StartOptions extends CommonOptions {
  readonly demo: boolean;
  /** Default: electron where its runtime is, else the installed browser. */
  readonly host?: 'electron' | 'browser' | 'none';
  readonly port: number;
  readonly language: string;
  readonly seed: number;
  /** The visitors' file never grows past this. */
  readonly visitorsMegabytes: number;
}

/** `tronie start`: runs a show until it is stopped. The first line of standard output says when it is ready. */
export async function start(options: StartOptions, streams: Streams): Promise<void> {
  const host = options.host ?? chooseHost(streams);
  if (host === 'electron') await runInElectron(options);
  else await runSupervised(options, host, streams);
}

function chooseHost(streams: Streams): 'electron' | 'browser' {
  if (noDisplay(thisMachine()) !== null) return 'browser'; // which then says so and prints the addresses
  const runtime = findElectron(HOUSE.root);
  if (runtime.found) return 'electron';
  streams.err(`${runtime.reason} The installed browser is used instead.\n`);
  return 'browser';
}

/** The desktop shell supervises the engine itself; this process only waits for it. */
async function runInElectron(options: StartOptions): Promise<void> {
  const runtime = findElectron(HOUSE.root);
  if (!runtime.found)
    throw new CommandError('no-electron', `${runtime.reason} Or start with --host browser.`);
  const child = spawn(
    runtime.executable,
    [HOUSE.root, ...engineArguments(options), `--port=${options.port}`],
    { stdio: 'inherit' },
  );
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  });
  if (code !== 0)
    throw new CommandError(
      'electron-ended',
      `The desktop shell ended with status ${String(code)}. Its messages above say why.`,
    );
}

async function runSupervised(
  options: StartOptions,
  host: 'browser' | 'none',
  streams: Streams,
): Promise<void> {
  const addresses = await chooseAddresses(options.port);
  const urls = surfaceUrls(addresses);
  try {
    mkdirSync(options.data, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const message = `The data folder ${options.data} cannot be made. Choose a folder that you may write to with --data.`;
    throw new CommandError('data-folder', message, { cause });
  }
  const logFile = join(options.data, 'engine.log');
  const log = createWriteStream(logFile, { flags: 'a' });
  // A log that cannot be written (a full disk) must not end the show.
  log.on('error', () => undefined);
  const engine = new SupervisedEngine({
    launch: nodeEngine({
      entry: join(HOUSE.root, 'engine/server/main.ts'),
      args: engineArguments(options),
      environment: addressesToEnvironment(addresses),
    }),
    onLog: (line) => log.write(`${line}\n`),
    logFile,
  });

  let windows: OpenedSurfaces | undefined;
  let announced = false;
  const ended = new Promise<void>((resolve, reject) => {
    engine.on('given-up', (message) => {
      reject(new CommandError('engine-ended', message));
    });
    engine.on('restarting', (reason) => {
      streams.err(`The engine stopped (${reason}); starting it again.\n`);
    });
    engine.on('ready', () => {
      if (announced) {
        streams.err('The engine is running again.\n');
        return;
      }
      announced = true;
      streams.out(`${JSON.stringify({ ready: true, urls })}\n`);
      if (host === 'browser') windows = open(urls, options, streams);
      else printAddresses(urls, streams);
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        resolve();
      });
    }
  });
  try {
    await ended;
  } finally {
    if (windows?.opened === true) windows.close();
    await engine.stop();
    log.end();
  }
}

function open(urls: Record<Surface, string>, options: StartOptions, streams: Streams): OpenedSurfaces {
  const windows = openSurfaces({ urls, dataFolder: options.data });
  if (windows.opened) {
    streams.err(`Booth, operator and projector are open in ${windows.browser}. Ctrl-C ends the show.\n`);
    windows.onClosed((surface) => {
      streams.err(`The window of the ${surface} was closed. Its address: ${urls[surface]}\n`);
    });
  } else {
    streams.err(`${windows.reason}\n`);
    printAddresses(urls, streams);
  }
  return windows;
}

function printAddresses(urls: Record<Surface, string>, streams: Streams): void {
  for (const [surface, url] of Object.entries(urls)) streams.err(`${surface.padEnd(10)}${url}\n`);
}

function engineArguments(options: StartOptions): string[] {
  return [
    `--data=${options.data}`,
    `--language=${options.language}`,
    `--seed=${options.seed}`,
    `--visitors-megabytes=${options.visitorsMegabytes}`,
    ...(options.demo ? ['--demo'] : []),
  ];
}
