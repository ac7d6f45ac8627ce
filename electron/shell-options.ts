import { parseArgs } from 'node:util';

export interface ShellOptions {
  /** Absolute; null: the platform's own place. */
  readonly data: string | null;
  /** 0: any free one. */
  readonly port: number;
  /** All three surfaces as windows on one display. */
  readonly rehearsal: boolean;
  /** Handed to the engine as they are. */
  readonly engine: readonly string[];
}

/** Ours, besides those that `tronie start` hands on to the engine. */
const OPTIONS = {
  data: { type: 'string' },
  port: { type: 'string' },
  rehearsal: { type: 'boolean' },
  demo: { type: 'boolean' },
  language: { type: 'string' },
  seed: { type: 'string' },
  'visitors-megabytes': { type: 'string' },
} as const;

/** What the engine takes; `engineArguments` of `tronie start` writes the same. */
const HANDED_ON = ['data', 'language', 'seed', 'visitors-megabytes'] as const;

/**
 * Reads what `tronie start` hands on.
 *
 * @param argv the whole of process.argv: the executable, in a checkout the folder, then options; Chromium's own
 *   switches (Playwright and operating systems add some) are left alone
 */
export function readShellOptions(argv: readonly string[]): ShellOptions {
  const { values } = parseArgs({
    args: argv.slice(1),
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
  });
  const text = (name: (typeof HANDED_ON)[number] | 'port') => {
    const value = values[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const port = Number(text('port') ?? 0);
  const handedOn = HANDED_ON.flatMap((name) => {
    const value = text(name);
    return value === null ? [] : [`--${name}=${value}`];
  });
  return {
    data: text('data'),
    port: Number.isInteger(port) && port >= 0 && port <= 65535 ? port : 0,
    rehearsal: values.rehearsal === true,
    engine: [...handedOn, ...(values.demo === true ? ['--demo'] : [])],
  };
}
