import { mkdir, readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { createFaces } from '../faces/faces.ts';
import type { Probe, ProviderReport } from '../faces/probe.ts';
import { PROVIDER_FILE } from '../faces/provider-memory.ts';
import { measureProviders } from '../faces/provider-settle.ts';
import { providerWish } from '../faces/provider-wish.ts';
import { loadHnswlib } from '../gallery/hnsw-neighbours.ts';
import { openGallery } from '../gallery/gallery.store.ts';
import { findElectron } from '../host/electron.ts';
import { findBrowsers } from '../host/find-browser.ts';
import { dataFiles, HOUSE, version } from '../house.ts';
import { SURFACES } from '../server/surface.ts';
import { answer, type Streams } from './answer.ts';
import type { CommonOptions } from './command.ts';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** What was found, or what to do. */
  readonly detail: string;
  /** Without it a show cannot run. */
  readonly needed: boolean;
}

const ENOUGH_DISK = 1e9; // bytes: an evening of 500 visitors is about 150 MB

/** `tronie doctor`: is this machine ready for a show, and if not, what to do. */
export async function doctor(options: CommonOptions, streams: Streams): Promise<void> {
  let provider = 'none';
  let probe: Probe | undefined;
  const checks = [
    await check('recognition', true, async () => {
      const faces = await createFaces({ models: HOUSE.models });
      const [chip] = await faces.embedChips([new Uint8Array(150 * 150 * 3)]);
      await faces.close();
      provider = faces.provider;
      return `${faces.model}, ${chip!.length} numbers a face`;
    }),
    await check('provider', false, async () => {
      if (provider === 'none') throw new Error('not measured: recognition does not work');
      const wish = providerWish(process.env);
      const file = join(options.data, PROVIDER_FILE);
      probe = await measureProviders({ models: HOUSE.models, file, wish });
      provider = probe.provider;
      return [`faces run on ${provider}`, ...probe.reports.map(describeReport)].join('; ');
    }),
    await check('pages', true, async () => {
      for (const surface of SURFACES) {
        await readFile(join(HOUSE.renderer, surface, 'index.html')).catch(() => {
          throw new Error(`the page of the ${surface} is not built. Run npm start.`);
        });
      }
      return 'booth, operator and projector are built';
    }),
    await check('gallery', true, async () => {
      const store = await openGallery(dataFiles(options.data).gallery);
      const faces = await store.list();
      await store.close();
      return faces.length === 0
        ? 'empty: the starter gallery comes in with the first start'
        : `${faces.length} faces`;
    }),
    await check('disk', true, async () => {
      await mkdir(options.data, { recursive: true });
      const { bavail, bsize } = await statfs(options.data);
      const free = bavail * bsize;
      if (free < ENOUGH_DISK)
        throw new Error(
          `only ${Math.round(free / 1e6)} MB free in ${options.data}. Free some space before the show.`,
        );
      return `${(free / 1e9).toFixed(1)} GB free in ${options.data}`;
    }),
    await check('desktop', false, () => {
      const runtime = findElectron(HOUSE.root);
      if (!runtime.found) throw new Error(runtime.reason);
      return Promise.resolve(runtime.executable);
    }),
    await check('browser', false, () => {
      const [browser] = findBrowsers();
      if (browser === undefined)
        throw new Error('no Chrome, Chromium or Edge is installed; surfaces can only be opened by address.');
      return Promise.resolve(`${browser.name}, ${browser.path}`);
    }),
    await check('hnsw', false, () => {
      if (loadHnswlib() === undefined)
        throw new Error(
          'hnswlib-node was not built (no compiler was found): exact search serves, fine to 50,000 faces.',
        );
      return Promise.resolve('large galleries are searched by HNSW');
    }),
  ];
  const ready = checks.every((one) => one.ok || !one.needed);
  const message = 'This machine is not ready for a show; the lines marked ✗ say what to do.';
  const value = {
    ready,
    checks: checks.map(({ name, ok, detail }) => ({ name, ok, detail })),
    provider,
    providers: probe?.reports ?? [],
    versions: { tronie: version(), node: process.versions.node, sqlite: process.versions['sqlite'] ?? '' },
    ...(!ready && { error: { code: 'not-ready', message } }),
  };
  answer(streams, options.json, value, () => {
    const lines = checks.map((one) => `${mark(one)} ${one.name}: ${one.detail}`);
    return [...lines, ready ? 'Ready for a show.' : message].join('\n');
  });
  if (!ready) process.exitCode = 1;
}

/** "webgpu 1.9 ms a face, 11.4 ms for 16, 2e-6 from the CPU", or why it does not work. */
function describeReport(report: ProviderReport): string {
  if (!report.works) return `${report.provider} does not work here: ${report.reason}`;
  const { provider, oneMilliseconds, sixteenMilliseconds, difference } = report;
  const sixteen = sixteenMilliseconds === null ? '' : `, ${sixteenMilliseconds.toFixed(1)} ms for 16`;
  const distance = provider === 'cpu' ? '' : `, ${difference.toPrecision(1)} from the CPU`;
  return `${provider} ${oneMilliseconds.toFixed(1)} ms a face${sixteen}${distance}`;
}

function mark({ ok, needed }: Check): string {
  return ok ? '✓' : needed ? '✗' : '–';
}

async function check(name: string, needed: boolean, look: () => Promise<string>): Promise<Check> {
  try {
    return { name, needed, ok: true, detail: await look() };
  } catch (error) {
    return { name, needed, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
