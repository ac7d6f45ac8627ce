import type { DlibPeer } from './dlib-peer.ts';
import { quantile, round, type Row } from './row.ts';

/** One measure on both sides: each function gives milliseconds. */
export interface Measure {
  readonly name: string;
  readonly target: string | undefined;
  readonly rounds: number;
  readonly ours: () => Promise<number>;
  readonly theirs: (peer: DlibPeer) => Promise<number>;
}

/** Rounds before those that count: code gets compiled, memory gets claimed. */
const WARM_UP = 3;

function figures(times: readonly number[]): Record<string, number> {
  return {
    'ms best': round(Math.min(...times)),
    'ms p50': round(quantile(times, 0.5)),
    'ms p95': round(quantile(times, 0.95)),
  };
}

/** Measures both sides in turns, so that what else the machine does hits both alike. */
export async function alternate(
  { name, target, rounds, ours, theirs }: Measure,
  peer: DlibPeer | undefined,
): Promise<Row[]> {
  process.stderr.write(`${name}\n`);
  const [mine, others]: [number[], number[]] = [[], []];
  for (let i = 0; i < WARM_UP + rounds; i++) {
    const [my, their] = [await ours(), peer && (await theirs(peer))];
    if (i < WARM_UP) continue;
    mine.push(my);
    if (their !== undefined) others.push(their);
  }
  if (!peer) return [{ name, subject: 'tronie', figures: figures(mine) }];
  const faster = round(quantile(others, 0.5) / quantile(mine, 0.5));
  return [
    {
      name,
      subject: 'tronie',
      figures: { ...figures(mine), '× dlib': faster, ...(target !== undefined && { target }) },
    },
    { name, subject: peer.name, figures: figures(others) },
  ];
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
