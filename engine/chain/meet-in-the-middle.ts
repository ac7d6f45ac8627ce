import type { BoundsToTarget } from './bounds-to-target.ts';
import type { Candidates } from './candidates.ts';
import { costOf } from './chain-cost.ts';
import type { ChainLimits, NeighbourLists } from './chain.ts';
import { FLOAT32_ROOM } from './known-steps.ts';
import type { Layer } from './surviving-steps.ts';

/** What a layer of the chain knows of its ranks: least sum and least longest step from one end, each a lower bound by itself. */
interface Reached {
  readonly sum: Float64Array;
  readonly max: Float64Array;
  readonly ranks: number[];
}

/**
 * The steps that can lie on a chain no dearer than `upper`, like `survivingSteps`, but from both ends at once and straight
 * from the gallery's lists: few faces are near enough to the visitor, few to the target, so only the rows of those that can
 * still be on the way are ever read. Where the two meet, both halves are known and hardly anything is left.
 *
 * Only right where the lists are complete up to `longest`, and without required faces.
 *
 * @param fromVisitor Float64Array[count], per gallery index
 * @param longest no chain worth having has a longer step
 * @param upper cost of a chain already found, with the room for rounding added
 * @returns layer k − 1 holds the steps from the k-th link to the next, k = 1 … count − 2
 */
export function meetInTheMiddle(
  lists: NeighbourLists,
  candidates: Candidates,
  bounds: BoundsToTarget,
  fromVisitor: Float64Array,
  limits: ChainLimits,
  longest: number,
  count: number,
  alpha: number,
  upper: number,
): Layer[] {
  const { size, firstStep, nearer, faces, ranks } = candidates;
  const { offsets, faces: listed, distances } = lists;
  const reach = longest * (1 + FLOAT32_ROOM);
  const shortest = (limits.minimumStep ?? 0) * (1 - FLOAT32_ROOM);
  const dear = (sum: number, max: number): boolean => costOf(sum, max, count, alpha) > upper;

  // Index k: the k-th link, from the visitor and to the target.
  const here: Reached[] = [];
  const left: Reached[] = [];
  const first = emptyLayer(size);
  const last = emptyLayer(size);
  let shortestFirst = Infinity;
  for (let rank = 1; rank < size; rank++) {
    const d = firstStep[rank]!;
    if (d < Infinity) reachRank(first, rank, d, d);
    if (d < shortestFirst) shortestFirst = d;
    const end = bounds.sum[1]![rank]!;
    if (end < Infinity) reachRank(last, rank, end, end);
  }
  here[1] = first;
  left[count - 1] = last;

  /** Lower bounds of the part that has not been walked yet decide who is worth a look. */
  const worthForwards = (k: number): number[] => {
    const { sum, max, ranks: all } = here[k]!;
    const restSum = bounds.sum[count - k]!;
    const restMax = bounds.max[count - k]!;
    return all.filter((rank) => !dear(sum[rank]! + restSum[rank]!, Math.max(max[rank]!, restMax[rank]!)));
  };
  const worthBackwards = (k: number): number[] => {
    const { sum, max, ranks: all } = left[k]!;
    return all.filter((rank) => {
      // The straight line from the visitor, with room for the rounding of the triangle inequality.
      const straight = fromVisitor[faces[rank]!]! * (1 - 2 ** -40);
      return !dear(
        sum[rank]! + Math.max(straight, shortestFirst),
        Math.max(max[rank]!, shortestFirst, straight / k),
      );
    });
  };
  let front = 1;
  let back = count - 1;
  let forwards = worthForwards(front);
  let backwards = worthBackwards(back);
  while (front < back) {
    const next = emptyLayer(size);
    if (forwards.length <= backwards.length) {
      const { sum, max } = here[front]!;
      let leastLeft = Infinity;
      for (const rest of bounds.sum[count - front - 1]!) if (rest < leastLeft) leastLeft = rest;
      for (const rank of forwards) {
        const below = nearer[rank]!;
        const s = sum[rank]!;
        const m = max[rank]!;
        const stop = offsets[faces[rank]! + 1]!;
        for (let at = offsets[faces[rank]!]!; at < stop; at++) {
          const length = distances[at]!;
          if (length > reach || dear(s + length + leastLeft, m > length ? m : length)) break;
          const other = ranks[listed[at]!]!;
          if (other < 1 || other >= below || length < shortest) continue;
          reachRank(next, other, s + length, m > length ? m : length);
        }
      }
      here[++front] = next;
      if (front < back) forwards = worthForwards(front);
    } else {
      const { sum, max } = left[back]!;
      for (const rank of backwards) {
        const s = sum[rank]!;
        const m = max[rank]!;
        const stop = offsets[faces[rank]! + 1]!;
        for (let at = offsets[faces[rank]!]!; at < stop; at++) {
          const length = distances[at]!;
          if (length > reach || dear(s + length + shortestFirst, m > length ? m : length)) break;
          const other = ranks[listed[at]!]!;
          if (other <= rank || nearer[other]! <= rank || length < shortest) continue;
          reachRank(next, other, s + length, m > length ? m : length);
        }
      }
      left[--back] = next;
      if (front < back) backwards = worthBackwards(back);
    }
  }

  const middle = front;
  const { sum: midSum, max: midMax } = here[middle]!;
  const { sum: restSum, max: restMax } = left[middle]!;
  const meeting = here[middle]!.ranks.filter(
    (rank) => !dear(midSum[rank]! + restSum[rank]!, Math.max(midMax[rank]!, restMax[rank]!)),
  );
  const layers: Layer[] = [];
  // From the middle to the target, and then back to the visitor: the other half of every sum is known now.
  let alive = meeting;
  let from: Reached = here[middle]!;
  for (let k = middle; k <= count - 2; k++) {
    const layer: Layer = { from: [], to: [], lengths: [] };
    const rest = left[k + 1]!;
    const next = emptyLayer(size);
    for (const rank of alive) {
      const below = nearer[rank]!;
      const s = from.sum[rank]!;
      const m = from.max[rank]!;
      const stop = offsets[faces[rank]! + 1]!;
      for (let at = offsets[faces[rank]!]!; at < stop; at++) {
        const length = distances[at]!;
        if (length > reach) break;
        const other = ranks[listed[at]!]!;
        if (other < 1 || other >= below || length < shortest) continue;
        if (dear(s + length + rest.sum[other]!, Math.max(m, length, rest.max[other]!))) continue;
        layer.from.push(rank);
        layer.to.push(other);
        layer.lengths.push(length);
        reachRank(next, other, s + length, m > length ? m : length);
      }
    }
    layers[k - 1] = layer;
    from = next;
    alive = next.ranks;
  }
  alive = meeting;
  let to: Reached = left[middle]!;
  for (let k = middle - 1; k >= 1; k--) {
    const layer: Layer = { from: [], to: [], lengths: [] };
    const before = here[k]!;
    const next = emptyLayer(size);
    for (const rank of alive) {
      const s = to.sum[rank]!;
      const m = to.max[rank]!;
      const stop = offsets[faces[rank]! + 1]!;
      for (let at = offsets[faces[rank]!]!; at < stop; at++) {
        const length = distances[at]!;
        if (length > reach) break;
        const other = ranks[listed[at]!]!;
        if (other <= rank || nearer[other]! <= rank || length < shortest) continue;
        if (dear(before.sum[other]! + length + s, Math.max(before.max[other]!, length, m))) continue;
        layer.from.push(other);
        layer.to.push(rank);
        layer.lengths.push(length);
        reachRank(next, other, s + length, m > length ? m : length);
      }
    }
    layers[k - 1] = layer;
    to = next;
    alive = next.ranks;
  }
  return layers;
}

function emptyLayer(size: number): Reached {
  return {
    sum: new Float64Array(size).fill(Infinity),
    max: new Float64Array(size).fill(Infinity),
    ranks: [],
  };
}

function reachRank({ sum, max, ranks }: Reached, rank: number, s: number, m: number): void {
  if (sum[rank] === Infinity) ranks.push(rank);
  if (s < sum[rank]!) sum[rank] = s;
  if (m < max[rank]!) max[rank] = m;
}
