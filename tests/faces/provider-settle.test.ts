import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createFacesPool } from '../../engine/faces/faces-pool.ts';
import type { Probe } from '../../engine/faces/probe.ts';
import { createProviderFaces } from '../../engine/faces/provider-faces.ts';
import { nameMachine } from '../../engine/faces/provider-machine.ts';
import { recallProvider, rememberProvider } from '../../engine/faces/provider-memory.ts';
import { createProviderProcess, type FragileFaces } from '../../engine/faces/provider-process.ts';
import { settleProvider, type SettleOptions } from '../../engine/faces/provider-settle.ts';
import { providerWish } from '../../engine/faces/provider-wish.ts';
import { distance, generatedFace, MODELS } from './fixture.ts';
import { pictureWith, standIn } from './provider-stand-in.ts';
import { softwareGpu, withSoftwareGpu } from './software-gpu.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tronie-provider-'));
  file = join(folder, 'provider.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const cpuReport = {
  provider: 'cpu',
  works: true,
  difference: 0,
  oneMilliseconds: 4,
  sixteenMilliseconds: 50,
} as const;
const webgpuWins: Probe = {
  provider: 'webgpu',
  reports: [
    cpuReport,
    { ...cpuReport, provider: 'webgpu', difference: 1e-6, oneMilliseconds: 1, sixteenMilliseconds: null },
  ],
};
const cudaFails: Probe = {
  provider: 'cpu',
  reports: [cpuReport, { provider: 'cuda', works: false, reason: 'no library' }],
};

/** A machine on which a probe finds `found`; `settle` is one start of the engine. */
function machine(found: Probe, over: Partial<SettleOptions> = {}) {
  const probe = vi.fn(() => Promise.resolve(found));
  const open = vi.fn(({ provider }: { provider: FragileFaces['provider'] }) =>
    Promise.resolve<FragileFaces>(standIn(provider, () => Promise.resolve(pictureWith(1)))),
  );
  const problems: string[] = [];
  const settle = async () => {
    const faces = createProviderFaces({ cpu: standIn('cpu', () => Promise.resolve(pictureWith(0))) });
    await settleProvider(faces, {
      models: MODELS,
      file,
      wish: 'auto',
      delay: 0,
      probe,
      open,
      onProblem: (sentence) => problems.push(sentence),
      ...over,
    });
    return faces.provider;
  };
  return { settle, probe, open, problems };
}

it('probes at the first start, and remembers the winner for every other', async () => {
  const { settle, probe, problems } = machine(webgpuWins);
  expect(await settle()).toBe('webgpu');
  expect(await settle()).toBe('webgpu');
  expect(probe).toHaveBeenCalledTimes(1);
  expect(problems).toEqual([]);
  expect(readdirSync(folder)).toEqual(['provider.json']); // no draft is left behind
});

it('remembers as well that nothing is faster than the CPU', async () => {
  const { settle, probe, open } = machine(cudaFails);
  expect([await settle(), await settle()]).toEqual(['cpu', 'cpu']);
  expect(probe).toHaveBeenCalledTimes(1);
  expect(open).not.toHaveBeenCalled();
});

it.each([
  ['cut short', (text: string) => text.slice(0, -9)],
  ['of another driver', (text: string) => text.replace(/"machine": "./, '"machine": "x')],
  ['naming what does not exist', (text: string) => text.replaceAll('webgpu', 'abacus')],
])('measures again when the memory is %s', async (_, spoil) => {
  const { settle, probe } = machine(webgpuWins);
  await settle();
  writeFileSync(file, spoil(readFileSync(file, 'utf8')));
  expect(await settle()).toBe('webgpu');
  expect(probe).toHaveBeenCalledTimes(2);
});

it('a machine has another name with other drivers, networks or wishes, and the same one with the same', async () => {
  const name = await nameMachine(MODELS, 'auto', {});
  expect(await nameMachine(MODELS, 'auto', {})).toBe(name);
  expect(await nameMachine(MODELS, 'webgpu', {})).not.toBe(name);
  if (process.platform === 'linux')
    expect(await nameMachine(MODELS, 'auto', { VK_DRIVER_FILES: '/another' })).not.toBe(name);
  await rememberProvider(file, { machine: name, provider: 'cpu', reports: [] });
  expect(await recallProvider(file, name)).toMatchObject({ provider: 'cpu' });
  expect(await recallProvider(file, `${name}x`)).toBeUndefined();
});

it('a card that does not open leaves the show on the CPU, says so, and is measured again next time', async () => {
  const { settle, probe, problems } = machine(webgpuWins, {
    open: () => Promise.reject(new Error('it ended with SIGABRT')),
  });
  expect(await settle()).toBe('cpu');
  expect(problems).toEqual([expect.stringContaining('it ended with SIGABRT')]);
  await settle();
  expect(probe).toHaveBeenCalledTimes(2);
});

it('tries only what TRONIE_PROVIDER asks for, and says when that does not work', async () => {
  const cpu = machine(webgpuWins, { wish: 'cpu' });
  expect([await cpu.settle(), cpu.probe.mock.calls]).toEqual(['cpu', []]);
  const cuda = machine(cudaFails, { wish: 'cuda' });
  expect(await cuda.settle()).toBe('cpu');
  expect(cuda.probe).toHaveBeenCalledWith(['cuda'], expect.objectContaining({ wished: true }));
  expect(cuda.problems).toEqual([expect.stringMatching(/cuda.*TRONIE_PROVIDER.*no library/)]);
  expect(providerWish({})).toBe('auto');
  expect(providerWish({ TRONIE_PROVIDER: 'webgpu' })).toBe('webgpu');
  expect(() => providerWish({ TRONIE_PROVIDER: 'gpu' })).toThrow(/"gpu".*auto, webgpu, cuda/);
});

it('ends with the show, before the probe has begun', async () => {
  const closing = new AbortController();
  const { settle, probe, problems } = machine(webgpuWins, { delay: 60_000, signal: closing.signal });
  const settling = settle();
  closing.abort();
  expect(await settling).toBe('cpu');
  expect([probe.mock.calls, problems]).toEqual([[], []]);
});

it('keeps what it remembers when the show ends while the card is opening', async () => {
  const closing = new AbortController();
  const { settle } = machine(webgpuWins, {
    signal: closing.signal,
    open() {
      closing.abort();
      return Promise.reject(new Error('it was not needed any more'));
    },
  });
  expect(await settle()).toBe('cpu');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ provider: 'webgpu' });
});

it.runIf(withSoftwareGpu)(
  'moves to WebGPU, agrees there, and is back on the CPU within a second when the card is too slow to answer',
  { timeout: 400_000 },
  async () => {
    const { env, remove } = softwareGpu();
    const lost: string[] = [];
    const cpu = await createFacesPool({ models: MODELS });
    const faces = createProviderFaces({ cpu, onLost: (_, reason) => lost.push(reason) });
    const opened: FragileFaces[] = [];
    const problems: string[] = [];
    const open: typeof createProviderProcess = async (options) => {
      const card = await createProviderProcess(options);
      opened.push(card);
      return card;
    };
    const onProblem = (sentence: string) => problems.push(sentence);
    await settleProvider(faces, { models: MODELS, file, wish: 'webgpu', delay: 0, env, open, onProblem });
    expect([problems, faces.provider]).toEqual([[], 'webgpu']);
    const chip = new Uint8Array(150 * 150 * 3).map((_, i) => (i * 7) % 256);
    const [there] = await opened[0]!.embedChips([chip]);
    const [here] = await cpu.embedChips([chip]);
    expect(distance(there!, here!)).toBeLessThan(1e-3);
    const woman = await generatedFace('woman');
    const expected = await cpu.describe(woman);
    const started = performance.now();
    expect(await faces.describe(woman)).toEqual(expected);
    console.info({ lost, milliseconds: performance.now() - started });
    expect([faces.provider, lost]).toEqual(['cpu', ['the CPU has overtaken it']]);
    await faces.close();
    remove();
  },
);
