// Runs in the engine's main thread, after the show is ready.
import { setTimeout as pause } from 'node:timers/promises';

import { probeProviders, type Probe } from './probe.ts';
import { forgetProvider, recallProvider, rememberProvider } from './provider-memory.ts';
import { nameMachine } from './provider-machine.ts';
import { createProviderProcess } from './provider-process.ts';
import type { ProviderFaces } from './provider-faces.ts';
import type { ProviderWish } from './provider-wish.ts';
import { supportedProviders } from './providers.ts';

export interface SettleOptions {
  /** Folder of the converted networks. */
  readonly models: string;
  /** Where the probe's result is remembered. */
  readonly file: string;
  readonly wish: ProviderWish;
  /** How long the show has the machine for itself before a probe begins, ms. */
  readonly delay?: number;
  readonly signal?: AbortSignal;
  readonly env?: NodeJS.ProcessEnv;
  /** Tests give their own. */
  readonly probe?: typeof probeProviders;
  readonly open?: typeof createProviderProcess;
  /** Told what a person should know: a wish that cannot be met, a card that does not open any more. */
  readonly onProblem: (sentence: string) => void;
}

/** Pages are loading and the first faces are drawn in the first seconds. */
const DELAY = 3000;

/** Measures what `wish` allows on this machine. The result is what {@link recallProvider} finds the next time. */
export async function measureProviders({
  models,
  file,
  wish,
  signal,
  env = process.env,
  probe = probeProviders,
}: Omit<SettleOptions, 'onProblem'>): Promise<Probe> {
  const candidates = wish === 'auto' ? supportedProviders() : [wish];
  const found = await probe(candidates, {
    models,
    env,
    wished: wish !== 'auto',
    ...(signal && { signal }),
  });
  const machine = await nameMachine(models, wish, env);
  await rememberProvider(file, { machine, provider: found.provider, reports: [...found.reports] });
  return found;
}

/**
 * Moves the faces to the provider that is best on this machine: the remembered one, or what a probe finds now. Until
 * then, and whenever something goes wrong here, they stay where they are. Never throws; ends with the signal.
 */
export async function settleProvider(faces: ProviderFaces, options: SettleOptions): Promise<void> {
  const { models, file, wish, signal, env = process.env, open = createProviderProcess, onProblem } = options;
  if (wish === 'cpu') return;
  try {
    let found: Pick<Probe, 'provider' | 'reports'> | undefined = await recallProvider(
      file,
      await nameMachine(models, wish, env),
    );
    if (found === undefined) {
      await pause(options.delay ?? DELAY, undefined, { ref: false, ...(signal && { signal }) });
      found = await measureProviders(options);
    }
    if (found.provider === 'cpu') {
      if (wish === 'auto') return;
      const report = found.reports.find(({ provider }) => provider === wish);
      const reason = report?.works === false ? report.reason : 'it was not measured';
      onProblem(
        `Faces run on the CPU: ${wish}, which TRONIE_PROVIDER asks for, does not work here: ${reason}.`,
      );
      return;
    }
    try {
      const opened = await open({ models, provider: found.provider, env, ...(signal && { signal }) });
      if (signal?.aborted === true) await opened.close();
      else faces.use(opened);
    } catch (error) {
      // The next start measures again, unless it was only the show that ended.
      if (signal?.aborted !== true) await forgetProvider(file);
      throw error;
    }
  } catch (error) {
    if (signal?.aborted === true) return;
    onProblem(
      `Faces run on the CPU: the graphics card could not be used (${error instanceof Error ? error.message : String(error)}). Nothing needs to be done for the show.`,
    );
  }
}
