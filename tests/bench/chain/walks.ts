// What others do, under the same rules: every step strictly nearer to the target, exactly K links.
import type { ChainGallery } from '../../../engine/chain/chain.ts';
import { distanceBetween, distancesFrom } from '../../../engine/chain/distance.ts';

/** A question, with the distances that every walk needs measured once. */
export interface Walk {
  readonly gallery: ChainGallery;
  readonly probe: Float32Array;
  readonly target: number;
  readonly steps: number;
  readonly fromVisitor: Float64Array;
  readonly toTarget: Float64Array;
  readonly start: number;
}

export function walkOf(gallery: ChainGallery, probe: Float32Array, target: number, steps: number): Walk {
  const { vectors, count, dimensions } = gallery;
  const own = vectors.subarray(target * dimensions, (target + 1) * dimensions);
  const fromVisitor = distancesFrom(probe, vectors, count, dimensions);
  const toTarget = distancesFrom(own, vectors, count, dimensions);
  return { gallery, probe, target, steps, fromVisitor, toTarget, start: fromVisitor[target]! };
}

/** Greedy: the nearest face that is nearer to the target, K − 1 times, leaving enough faces for the links to come. */
export function greedyWalk({
  gallery,
  target,
  steps,
  fromVisitor,
  toTarget,
  start,
}: Walk): number[] | undefined {
  const { vectors, dimensions, count } = gallery;
  const links: number[] = [];
  const nearerFirst = toTarget.toSorted();
  for (let left = steps - 1; left > 0; left--) {
    const at = links.at(-1);
    const from = at === undefined ? start : toTarget[at]!;
    // The face must leave `left − 1` others that are nearer still.
    const enough = nearerFirst[left] ?? Infinity;
    let best = -1;
    let least = Infinity;
    for (let face = 0; face < count; face++) {
      const d = toTarget[face]!;
      if (d >= from || d < enough || face === target) continue;
      const length =
        at === undefined ? fromVisitor[face]! : distanceBetween(vectors, at, vectors, face, dimensions);
      if (length < least) {
        least = length;
        best = face;
      }
    }
    if (best < 0) return undefined;
    links.push(best);
  }
  return [...links, target];
}

/**
 * Layered dynamic programming for one criterion alone: `sum` is Dijkstra's shortest path with exactly K links, `max` the
 * bottleneck path. All pairs, unless a number of nearest neighbours is given: then on that graph.
 */
export function layeredWalk(walk: Walk, by: 'sum' | 'max', neighbours?: number): number[] | undefined {
  const { gallery, target, steps, fromVisitor, toTarget, start } = walk;
  const { vectors, dimensions, count, neighbours: lists } = gallery;
  const nodes = Array.from({ length: count }, (_, face) => face)
    .filter((face) => toTarget[face]! > 0 && toTarget[face]! < start && face !== target)
    .sort((a, b) => toTarget[a]! - toTarget[b]!);
  const join = (a: number, b: number): number => (by === 'sum' ? a + b : Math.max(a, b));
  // Index 0 … K − 1 steps before the target.
  const tables: Float64Array[] = [
    new Float64Array(count).fill(Infinity),
    new Float64Array(count).fill(Infinity),
  ];
  const next: Int32Array[] = [new Int32Array(0), new Int32Array(count).fill(target)];
  for (const face of nodes) tables[1]![face] = toTarget[face]!;
  for (let j = 2; j < steps; j++) {
    tables.push(new Float64Array(count).fill(Infinity));
    next.push(new Int32Array(count).fill(-1));
  }
  for (const [i, face] of nodes.entries()) {
    const relax = (other: number, length: number): void => {
      if (toTarget[other]! >= toTarget[face]! || toTarget[other] === 0) return;
      for (let j = 2; j < steps; j++) {
        const value = join(length, tables[j - 1]![other]!);
        if (value < tables[j]![face]!) {
          tables[j]![face] = value;
          next[j]![face] = other;
        }
      }
    };
    if (neighbours !== undefined && lists) {
      const end = Math.min(lists.offsets[face + 1]!, lists.offsets[face]! + neighbours);
      for (let at = lists.offsets[face]!; at < end; at++) relax(lists.faces[at]!, lists.distances[at]!);
    } else {
      for (let k = 0; k < i; k++)
        relax(nodes[k]!, distanceBetween(vectors, face, vectors, nodes[k]!, dimensions));
    }
  }
  if (steps === 1) return [target];
  let at = -1;
  let least = Infinity;
  for (const face of nodes) {
    const value = join(fromVisitor[face]!, tables[steps - 1]![face]!);
    if (value < least) {
      least = value;
      at = face;
    }
  }
  if (at < 0) return undefined;
  const links: number[] = [];
  for (let j = steps - 1; j >= 1; j--) {
    links.push(at);
    at = next[j]![at]!;
  }
  return [...links, target];
}

/**
 * The floor for the weakest link: minimax path from the visitor to the target without any rule, by Prim's minimum spanning
 * tree grown from the visitor until it reaches the target (on all pairs).
 */
export function unconstrainedFloor({ gallery, target, fromVisitor }: Walk): number {
  const { vectors, dimensions, count } = gallery;
  const nearest = fromVisitor.slice();
  const inside = new Uint8Array(count);
  let longest = 0;
  for (;;) {
    let next = -1;
    for (let face = 0; face < count; face++) {
      if (!inside[face] && (next < 0 || nearest[face]! < nearest[next]!)) next = face;
    }
    longest = Math.max(longest, nearest[next]!);
    if (next === target) return longest;
    inside[next] = 1;
    for (let face = 0; face < count; face++) {
      if (inside[face]) continue;
      const d = distanceBetween(vectors, next, vectors, face, dimensions);
      if (d < nearest[face]!) nearest[face] = d;
    }
  }
}
