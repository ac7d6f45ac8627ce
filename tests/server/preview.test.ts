// The operator's preview as a panel meets it: over a socket, with the starter gallery, changed and changed again.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { AppRouter } from '../../engine/server/router.ts';
import type { ChainRequest, Enrolled, Preview, StageChain } from '../../engine/show/show.ts';

const ROOT = join(import.meta.dirname, '../..');

let folder: string;
let show: ChildProcess;
let urls: Readonly<Record<'booth' | 'operator', string>>;
let visitorId: string;
let line: ReturnType<typeof createTRPCClient<AppRouter>>;
let socket: ReturnType<typeof createWSClient>;

async function cookie(surface: keyof typeof urls): Promise<string> {
  const { headers } = await fetch(urls[surface], { redirect: 'manual' });
  return headers.get('set-cookie')!.split(';')[0]!;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tronie-preview-'));
  const args = ['engine/cli/main.ts', 'start', '--host', 'none', '--data', folder];
  show = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] });
  const [first] = (await once(show.stdout!, 'data')) as [Buffer];
  ({ urls } = JSON.parse(first.toString().split('\n')[0]!) as { urls: typeof urls });
  const kept = await fetch(new URL('pictures', urls.booth), {
    method: 'POST',
    body: readFileSync(join(import.meta.dirname, '../fixtures/pictures/generated-woman.jpg')),
    headers: {
      cookie: await cookie('booth'),
      'content-type': 'image/jpeg',
      'x-tronie-consent': '2026-11',
      'x-tronie-request': crypto.randomUUID(),
    },
  });
  ({ visitorId } = (await kept.json()) as Enrolled);
  const own = await cookie('operator');
  /** The browser's socket with the cookie that a browser would send. */
  class OperatorSocket extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie: own } });
    }
  }
  socket = createWSClient({
    url: new URL('trpc', urls.operator.replace('http', 'ws')).href,
    WebSocket: OperatorSocket as unknown as typeof globalThis.WebSocket,
  });
  line = createTRPCClient<AppRouter>({ links: [wsLink<AppRouter>({ client: socket })] });
});
afterAll(async () => {
  await socket.close();
  show.kill('SIGTERM');
  await once(show, 'close');
  rmSync(folder, { recursive: true, force: true });
});

type Ready = Extract<Preview, { status: 'ready' }>;
const request = (changes: Partial<ChainRequest> = {}): ChainRequest => ({
  visitorId,
  target: 'rogue-orc',
  steps: 6,
  alpha: 0.5,
  ...changes,
});
async function preview(changes: Partial<ChainRequest> = {}): Promise<Ready> {
  const found = await line.operator.preview.mutate(request(changes));
  expect(found.status).toBe('ready');
  return found as Ready;
}
const idsOf = (chain: StageChain) => chain.links.slice(1).map((link) => link.id);
const middleOf = (chain: StageChain) => idsOf(chain).slice(0, -1);

describe('the preview', () => {
  let best: Ready;
  beforeEach(async () => {
    best = await preview();
  });

  test('pins, leaves out, and keeps both through further changes; each chain is proved and none is cheaper', async () => {
    const alternative = middleOf(best.alternatives[0]!)[2]!;
    const pinned = await preview({ pinned: [alternative] });
    expect(middleOf(pinned.chain)).toContain(alternative);
    const gone = middleOf(pinned.chain).find((id) => id !== alternative)!;
    const both = await preview({ pinned: [alternative], forbidden: [gone] });
    expect(middleOf(both.chain)).toContain(alternative);
    expect(idsOf(both.chain)).not.toContain(gone);
    expect(best.chain.cost).toBeLessThanOrEqual(pinned.chain.cost);
    expect(pinned.chain.cost).toBeLessThanOrEqual(both.chain.cost);
    expect(both.chain).toMatchObject({ optimal: true, lowerBound: both.chain.cost });
    expect(Object.keys(both.names).sort()).toEqual([alternative, gone].sort());
  });

  test('offers alternatives that share no face in the middle, cheapest first; the chosen one is in preview', async () => {
    const chains = [best.chain, ...best.alternatives];
    expect(chains).toHaveLength(4);
    const middles = chains.flatMap(middleOf);
    expect(new Set(middles).size).toBe(middles.length);
    const costs = chains.map((chain) => chain.cost);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    const chosen = await line.operator.alternative.mutate({ chainId: best.alternatives[1]!.id });
    expect(chosen).toMatchObject({ chain: { id: best.alternatives[1]!.id }, alternatives: { length: 3 } });
  });

  test('swaps one face, all other links as they are, at the cost that was offered', async () => {
    const { chainId, swaps } = await line.operator.swaps.query({ position: 3 });
    expect(swaps.length).toBeGreaterThanOrEqual(3);
    const offered = swaps[1]!;
    const swapped = (await line.operator.swap.mutate({ chainId, position: 3, faceId: offered.id })) as Ready;
    expect(idsOf(swapped.chain)).toEqual(idsOf(best.chain).with(2, offered.id));
    expect(swapped.chain.cost).toBeCloseTo(offered.cost, 12);
    expect(swapped.chain.lowerBound).toBeLessThanOrEqual(swapped.chain.cost);
    expect(swapped.request.pinned).toEqual([offered.id]);
    await expect(line.operator.swap.mutate({ chainId, position: 3, faceId: swaps[0]!.id })).rejects.toThrow(
      /has changed/,
    );
    const { chainId: now } = await line.operator.swaps.query({ position: 2 });
    await expect(
      line.operator.swap.mutate({ chainId: now, position: 2, faceId: 'rogue-duchess' }),
    ).rejects.toThrow(/does not fit/);
  });

  test('any-rogue is the cheapest of all rogues, who stand at the end only', async () => {
    const any = await preview({ target: 'any-rogue' });
    expect(any.chain.targetId).toMatch(/^rogue-/);
    expect(middleOf(any.chain).filter((id) => id.startsWith('rogue-'))).toEqual([]);
    for (const target of ['rogue-orc', 'rogue-duchess', 'closest']) {
      expect(any.chain.cost).toBeLessThanOrEqual((await preview({ target })).chain.cost);
    }
  });

  test('a limit that is too strict is named, with the chain there would be and a limit that would do', async () => {
    const refused = await line.operator.preview.mutate(request({ weakestLimit: 0.2 }));
    expect(refused).toMatchObject({ status: 'impossible', obstacle: 'weakestLimit' });
    if (refused.status !== 'impossible') return;
    expect(refused.message).toMatch(/at best the longest step is 0\.\d+, from .* to /);
    expect(idsOf(refused.without!)).toEqual(idsOf(best.chain));
    const relaxed = await preview({ weakestLimit: refused.relaxedTo! });
    expect(relaxed.chain.max).toBeLessThanOrEqual(refused.relaxedTo!);
    expect(relaxed.chain.max).toBeLessThanOrEqual(best.chain.max);
  });

  test('a face that cannot be pinned is said by name, with the chain without it', async () => {
    const pinned = [middleOf(best.chain)[0]!];
    const refused = await line.operator.preview.mutate(request({ pinned, forbidden: pinned }));
    expect(refused).toMatchObject({
      status: 'impossible',
      obstacle: 'pinned',
      message: expect.stringContaining(best.chain.links[1]!.name.en) as string,
    });
    expect(refused.status === 'impossible' && refused.without?.cost).toBeGreaterThanOrEqual(best.chain.cost);
  });

  test('what makes no sense is refused before it reaches the search', async () => {
    const { preview: ask, swaps } = line.operator;
    await expect(ask.mutate(request({ weakestLimit: -1 }))).rejects.toThrow();
    await expect(ask.mutate(request({ pinned: Array<string>(12).fill('g-1') }))).rejects.toThrow();
    await expect(swaps.query({ position: 0 })).rejects.toThrow();
    await expect(swaps.query({ position: 6 })).rejects.toThrow(/Only a face between/);
  });

  test('only faces not seen tonight: none of a chain that was played comes again', async () => {
    const played = middleOf(best.chain);
    await line.operator.go.mutate();
    for (let link = 0; link < 8; link++) await line.operator.next.mutate();
    const fresh = await preview({ freshOnly: true });
    expect(middleOf(fresh.chain).filter((id) => played.includes(id))).toEqual([]);
    expect(fresh.chain.targetId).toBe('rogue-orc');
    expect(middleOf((await preview()).chain)).toEqual(played);
  });
});

// A measurement, not a promise that a busy machine could break: TRONIE_FIGURES=1 prints it.
test.runIf(process.env['TRONIE_FIGURES'] === '1')('how long a change takes', async () => {
  const took: number[] = [];
  const time = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    const started = performance.now();
    const answer = await ask();
    took.push(performance.now() - started);
    return answer;
  };
  for (const steps of [6, 'auto'] as const) {
    const { chain } = await preview({ steps });
    for (const [index, id] of middleOf(chain).slice(0, 3).entries()) {
      await time(() => preview({ steps, pinned: [id] }));
      await time(() => preview({ steps, forbidden: [id] }));
      await preview({ steps });
      const { chainId, swaps } = await time(() => line.operator.swaps.query({ position: index + 1 }));
      const faceId = swaps[0]?.id;
      if (faceId !== undefined)
        await time(() => line.operator.swap.mutate({ chainId, position: index + 1, faceId }));
    }
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.floor(share * (took.length - 1))]!;
  expect(took.length).toBeGreaterThanOrEqual(18);
  console.log(`${took.length} changes: p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms`);
});
