import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';

import { supportedProviders, type ExecutionProvider } from './providers.ts';

const PROBE = join(import.meta.dirname, 'probe.worker.ts');

/** Embeddings of the same chip may differ by this much between a provider and the CPU, Euclidean. */
const AGREEMENT = 1e-3;

/** A driver that has not answered by then will not be any good on stage either, ms. */
const PATIENCE = 120_000;

/** The CPU stays unless something else takes less than this part of its time. */
const WORTHWHILE = 0.8;

/** What the probe process sends. */
export interface ProbeAnswer {
  /** Of fixed chips: Float32Array[128] each, base64. */
  readonly embeddings: readonly string[];
  readonly oneMilliseconds: number;
  /** null: too slow with one face to try more. */
  readonly sixteenMilliseconds: number | null;
}

/** What became of one provider. */
export type ProviderReport =
  | {
      readonly provider: ExecutionProvider;
      readonly works: true;
      /** Largest distance of an embedding from the CPU's. */
      readonly difference: number;
      readonly oneMilliseconds: number;
      readonly sixteenMilliseconds: number | null;
    }
  | { readonly provider: ExecutionProvider; readonly works: false; readonly reason: string };

/** The providers that were tried, and the one to use. */
export interface Probe {
  readonly provider: ExecutionProvider;
  readonly reports: readonly ProviderReport[];
}

export interface ProbeOptions {
  /** Folder of the converted networks. */
  readonly models: string;
  readonly threads?: number;
  /** Environment of the probe processes; default: this process's. */
  readonly env?: NodeJS.ProcessEnv;
  /** Somebody asked for the candidates: the first that works is taken, whatever its speed. */
  readonly wished?: boolean;
  /** Ends the probe; it rejects. */
  readonly signal?: AbortSignal;
}

/** The show goes on beside a probe: its processes take only what is left of the cores. */
function stepAside(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system does not allow it.
  }
}

/** What a process that failed wrote last about it, without where in onnxruntime's source that was. */
function reasonIn(complaint: string): string | undefined {
  const said =
    complaint.match(/(?<=^(?:Uncaught )?Error: ).+/gm)?.at(-1) ?? complaint.trim().split('\n').at(-1);
  return said?.replace(/^\/\S+:\d+ .*? was false\. /, '').replace(/\.$/, '');
}

/** Runs one provider in a process of its own. */
function run(provider: ExecutionProvider, options: ProbeOptions): Promise<ProbeAnswer | Error> {
  return new Promise((resolve) => {
    const child = fork(PROBE, [options.models, provider, String(options.threads ?? 1)], {
      env: options.env ?? process.env,
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      timeout: PATIENCE,
      killSignal: 'SIGKILL',
      ...(options.signal && { signal: options.signal }),
    });
    stepAside(child.pid);
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-4000);
    });
    child.on('message', (message) => {
      resolve(message as ProbeAnswer);
    });
    child.on('error', resolve);
    child.on('close', (code, signal) => {
      const said = reasonIn(complaint);
      resolve(
        new Error(said === undefined || said === '' ? `ended with ${signal ?? `code ${code ?? '?'}`}` : said),
      );
    });
  });
}

function vectors({ embeddings }: ProbeAnswer): Float32Array[] {
  return embeddings.map((text) => new Float32Array(new Uint8Array(Buffer.from(text, 'base64')).buffer));
}

function largestDifference(one: ProbeAnswer, other: ProbeAnswer): number {
  const reference = vectors(other);
  return Math.max(
    ...vectors(one).map((vector, i) => Math.hypot(...vector.map((value, k) => value - reference[i]![k]!))),
  );
}

/**
 * Tries providers, each in a throw-away process, against the CPU on a fixed batch, and picks the fastest that
 * agrees ([Note: GPU probe]: a missing CUDA library aborts the process that asks for it, so the engine never does).
 *
 * Each is timed warm, with one face and with sixteen.
 *
 * @throws Error when even the CPU does not work: the networks are missing or damaged
 */
export async function probeProviders(
  candidates: readonly ExecutionProvider[],
  options: ProbeOptions,
): Promise<Probe> {
  const cpu = await run('cpu', options);
  options.signal?.throwIfAborted();
  if (cpu instanceof Error)
    throw new Error(`The networks do not run on this machine: ${cpu.message}`, { cause: cpu });
  const report = (provider: ExecutionProvider, answer: ProbeAnswer): ProviderReport => ({
    provider,
    works: true,
    difference: largestDifference(answer, cpu),
    oneMilliseconds: answer.oneMilliseconds,
    sixteenMilliseconds: answer.sixteenMilliseconds,
  });
  const reports: ProviderReport[] = [report('cpu', cpu)];
  let best: { provider: ExecutionProvider; milliseconds: number } = {
    provider: 'cpu',
    milliseconds: options.wished === true ? Infinity : cpu.oneMilliseconds * WORTHWHILE,
  };
  for (const provider of candidates) {
    if (provider === 'cpu') continue;
    // onnxruntime ignores a provider that it does not know, and the CPU would be measured under its name.
    if (!supportedProviders().includes(provider)) {
      reports.push({ provider, works: false, reason: 'onnxruntime has no such provider for this system' });
      continue;
    }
    const answer = await run(provider, options);
    options.signal?.throwIfAborted();
    if (answer instanceof Error) {
      reports.push({ provider, works: false, reason: answer.message });
      continue;
    }
    const difference = largestDifference(answer, cpu);
    if (!(difference <= AGREEMENT)) {
      const reason = `its embeddings are ${difference.toPrecision(2)} away from the CPU's (at most ${AGREEMENT})`;
      reports.push({ provider, works: false, reason });
      continue;
    }
    reports.push(report(provider, answer));
    if (answer.oneMilliseconds < best.milliseconds) best = { provider, milliseconds: answer.oneMilliseconds };
  }
  return { provider: best.provider, reports };
}
