// node tests/bench/chain/main.ts [--json] [--sizes 500,5000,40000,100000,1000000] [--visitors 20] [--steps 6]
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { forestNeighbours } from '../../../engine/chain/forest-neighbours.ts';
import { measureWay } from '../../../engine/chain/chain-cost.ts';
import type { ChainGallery, NeighbourLists } from '../../../engine/chain/chain.ts';
import { findChain } from '../../../engine/chain/find-chain.ts';
import { listLength } from '../../../engine/chain/list-length.ts';
import { radiusNeighbours } from '../../../engine/chain/radius-neighbours.ts';
import { DIMENSIONS, drawFaces, uniform } from './face-model.ts';
import { greedyWalk, layeredWalk, unconstrainedFloor, walkOf, type Walk } from './walks.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '500,5000,40000' },
    visitors: { type: 'string', default: '20' },
    steps: { type: 'string', default: '6' },
  },
});
const VISITORS = Number(options.visitors);
const STEPS = Number(options.steps);
const ALPHA = 0.5;
/** Above this, all pairs for the baselines take minutes per visitor. */
const ALL_PAIRS = 5_000;
/** Above this, exact lists take minutes. */
const EXACT_LISTS = 150_000;

type Figures = Record<string, number | string>;
interface Row {
  readonly name: string;
  readonly subject: string;
  readonly figures: Figures;
}

const rows: Row[] = [];
const times: { count: number; ms: number }[] = [];
for (const count of options.sizes.split(',').map(Number)) rows.push(...measure(count));

const [first, last] = [
  times.find(({ count }) => count === 5_000),
  times.find(({ count }) => count === 1_000_000),
];
if (first && last) {
  const exponent = Math.log(last.ms / first.ms) / Math.log(last.count / first.count);
  rows.push({
    name: 'scaling exponent 5,000 → 1,000,000',
    subject: 'tronie',
    figures: { exponent: round(exponent, 3) },
  });
}
const machine = `${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, load ${loadavg()[0]!.toFixed(1)}`;
if (options.json) process.stdout.write(`${JSON.stringify({ bench: 'chain', machine, rows })}\n`);
else {
  process.stdout.write(`chain: ${VISITORS} visitors, ${STEPS} links, alpha ${ALPHA}; ${machine}\n`);
  console.table(Object.fromEntries(rows.map((row) => [`${row.name} · ${row.subject}`, row.figures])));
}

function measure(count: number): Row[] {
  const name = `${count} faces`;
  const vectors = drawFaces(count, 1);
  const visitors = drawFaces(2 * VISITORS, 2, true);
  // Targets are strangers too, as rogues are: they replace the last faces.
  vectors.set(visitors.subarray(VISITORS * DIMENSIONS), (count - VISITORS) * DIMENSIONS);
  log(`${name}: building lists`);
  const started = performance.now();
  const lists: NeighbourLists =
    count <= EXACT_LISTS
      ? radiusNeighbours(vectors, count, DIMENSIONS, listLength(count))
      : forestNeighbours(vectors, count, DIMENSIONS, 16, uniform(3));
  const building = performance.now() - started;
  const gallery: ChainGallery = { count, dimensions: DIMENSIONS, vectors, neighbours: lists };
  const walks = Array.from({ length: VISITORS }, (_, visitor) =>
    walkOf(
      gallery,
      visitors.subarray(visitor * DIMENSIONS, (visitor + 1) * DIMENSIONS),
      count - 1 - visitor,
      STEPS,
    ),
  );
  const result: Row[] = [];
  const ours: number[] = [];
  let gap = 0;
  let proved = 0;
  const find = (walk: Walk): readonly number[] | undefined => {
    const chain = findChain({
      gallery,
      probe: walk.probe,
      targets: [walk.target],
      steps: STEPS,
      alpha: ALPHA,
    });
    if (!chain.found) return undefined;
    gap = Math.max(gap, 1 - chain.lowerBound / chain.cost);
    if (chain.optimal) proved++;
    return chain.links;
  };
  // The first searches compile the code: an engine that has been running is what an audience meets.
  for (const walk of walks.slice(0, 5)) find(walk);
  gap = 0;
  proved = 0;
  log(`${name}: searching`);
  const tronie = run(walks, find, ours);
  times.push({ count, ms: Number(tronie['ms p50']) });
  result.push({
    name,
    subject: 'tronie',
    figures: {
      ...tronie,
      'largest gap %': round(100 * gap, 2),
      'proved %': round((100 * proved) / VISITORS, 0),
      'lists: faces/s': round(count / (building / 1000), 0),
      'lists: MB': round((lists.faces.byteLength + lists.distances.byteLength) / 1e6, 0),
      'memory: MB': round(process.memoryUsage().rss / 1e6, 0),
    },
  });
  const peers: [string, (walk: Walk) => readonly number[] | undefined][] = [
    ['greedy', greedyWalk],
    [`Dijkstra, 16 nearest`, (walk) => layeredWalk(walk, 'sum', 16)],
  ];
  if (count <= ALL_PAIRS) {
    peers.push(
      ['Dijkstra (least sum)', (walk) => layeredWalk(walk, 'sum')],
      ['bottleneck (least max)', (walk) => layeredWalk(walk, 'max')],
    );
  } else {
    const listed = 1e9;
    peers.push(
      ['Dijkstra (least sum), all lists', (walk) => layeredWalk(walk, 'sum', listed)],
      ['bottleneck (least max), all lists', (walk) => layeredWalk(walk, 'max', listed)],
    );
  }
  for (const [subject, peer] of peers) {
    log(`${name}: ${subject}`);
    const costs: number[] = [];
    const figures = run(walks, peer, costs);
    const dearer = costs.filter((cost, i) => ours[i]! > cost * (1 + 1e-12)).length;
    result.push({ name, subject, figures: { ...figures, 'cheaper than tronie': dearer } });
  }
  if (count <= ALL_PAIRS) {
    const floors = walks.map(unconstrainedFloor);
    result.push({
      name,
      subject: 'minimax path without rules (floor)',
      figures: { max: round(mean(floors), 4) },
    });
  }
  return result;
}

function run(
  walks: readonly Walk[],
  find: (walk: Walk) => readonly number[] | undefined,
  costs: number[],
): Figures {
  const ms: number[] = [];
  const means: number[] = [];
  const maxima: number[] = [];
  let found = 0;
  for (const walk of walks) {
    const started = performance.now();
    const links = find(walk);
    ms.push(performance.now() - started);
    const way = links && measureWay(walk.gallery, walk.probe, links, ALPHA);
    costs.push(way?.cost ?? Infinity);
    if (!way) continue;
    found++;
    means.push(way.sum / way.links.length);
    maxima.push(way.max);
  }
  ms.sort((a, b) => a - b);
  return {
    mean: round(mean(means), 4),
    max: round(mean(maxima), 4),
    cost: round(mean(costs.filter(Number.isFinite)), 4),
    links: STEPS,
    found,
    'ms p50': round(ms[Math.floor(ms.length / 2)]!, 1),
    'ms p95': round(ms[Math.min(ms.length - 1, Math.floor(ms.length * 0.95))]!, 1),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function log(message: string): void {
  process.stderr.write(`${message}\n`);
}
