import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

const SOURCE = join(import.meta.dirname, 'dlib/peer.cpp');
const CACHE = join(import.meta.dirname, '../../../node_modules/.cache/tronie');
/** As fast as this machine can: vector instructions double the speed of dlib's detector. */
const FLAGS = ['-std=c++17', '-O3', '-march=native'];

/** dlib cannot be measured here; the message says how to change that. */
export class PeerMissingError extends Error {
  override readonly name = 'PeerMissingError';
}

/** @throws Error with what the program wrote when it is not there or fails */
function output(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, wrong]: [string[], string[]] = [[], []];
    child.stdout.on('data', (data: Buffer) => out.push(data.toString()));
    child.stderr.on('data', (data: Buffer) => wrong.push(data.toString()));
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve(out.join(''));
      else reject(new Error(`${command} ended with ${status}: ${wrong.join('').slice(0, 500)}`));
    });
  });
}

/**
 * Compiles dlib/peer.cpp, once for each version of it.
 *
 * @returns path of the program
 * @throws PeerMissingError where there is no compiler or no dlib
 */
export async function buildPeer(): Promise<string> {
  const source = await readFile(SOURCE);
  const hash = createHash('sha256').update(source).update(FLAGS.join(' ')).digest('hex').slice(0, 12);
  const program = join(CACHE, `dlib-peer-${hash}`);
  const there = await access(program).then(
    () => true,
    () => false,
  );
  if (there) return program;
  try {
    await mkdir(CACHE, { recursive: true });
    const library = (await output('pkg-config', ['--cflags', '--libs', 'dlib-1'])).trim().split(/\s+/);
    process.stderr.write('compiling the dlib peer (half a minute)\n');
    const unfinished = `${program}.${process.pid}`;
    await output('g++', [...FLAGS, SOURCE, '-o', unfinished, ...library]);
    await rename(unfinished, program);
    return program;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PeerMissingError(
      `dlib is not measured: its program could not be compiled (${reason}). On Debian: apt-get install g++ pkg-config libdlib-dev libopenblas-dev liblapack-dev`,
      { cause },
    );
  }
}
