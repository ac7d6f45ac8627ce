import type { Candidates } from './candidates.ts';
import { compareLinks, costOf } from './chain-cost.ts';
import type { ChainGallery, ChainLimits } from './chain.ts';
import { distanceBetween } from './distance.ts';
import { FLOAT32_ROOM } from './known-steps.ts';
import type { Layer } from './surviving-steps.ts';

/** A way from the visitor to a rank: its exact sum and longest step so far. */
interface Label {
  readonly sum: number;
  readonly max: number;
  readonly rank: number;
  readonly before: Label | undefined;
}

/**
 * The cheapest chain through layers of steps, with exact lengths measured where they matter: every way that no other way to the same face beats in both sum and
 * longest step is carried on (the Pareto front), unless even its best continuation is dearer than `upper`.
 *
 * Ties go to the smaller sum, then to the lower gallery indices from the visitor on.
 *
 * @param lastStep Float64Array[size]: length of the step from a rank to the target, `Infinity` where it is not allowed
 * @param count number of steps, at least 2
 * @param upper a chain of this cost is already known; ways as dear as it are kept, so that ties are settled here
 * @returns ranks after the visitor, or undefined if nothing costs `upper` or less
 */
export function cheapestWay(
  gallery: ChainGallery,
  candidates: Candidates,
  limits: ChainLimits,
  lastStep: Float64Array,
  layers: readonly Layer[],
  count: number,
  alpha: number,
  upper: number,
): { ranks: readonly number[] } | undefined {
  const { size, firstStep, faces } = candidates;
  const { minimumStep = 0, maximumStep = Infinity } = limits;
  const left = boundsLeft(lastStep, layers, count);
  const linksOf = (label: Label): number[] => {
    const links: number[] = [];
    for (let at: Label | undefined = label; at; at = at.before) links.unshift(faces[at.rank]!);
    return links;
  };
  let front = new Map<number, Label[]>();
  const add = (
    to: Map<number, Label[]>,
    sum: number,
    max: number,
    rank: number,
    before: Label | undefined,
  ): void => {
    const labels = to.get(rank);
    const label: Label = { sum, max, rank, before };
    if (!labels) {
      to.set(rank, [label]);
      return;
    }
    for (const other of labels) {
      if (other.sum > sum || other.max > max) continue;
      if (other.sum < sum || other.max < max || compareLinks(linksOf(other), linksOf(label)) <= 0) return;
    }
    let kept = 0;
    for (const other of labels) if (other.sum < sum || other.max < max) labels[kept++] = other;
    labels.length = kept;
    labels.push(label);
  };
  const hopeful = (sum: number, max: number, rank: number, k: number): boolean => {
    const rest = left[k]!;
    return costOf(sum + rest.sum[rank]!, Math.max(max, rest.max[rank]!), count, alpha) <= upper;
  };
  for (let rank = 1; rank < size; rank++) {
    const d = firstStep[rank]!;
    if (d < Infinity && hopeful(d, d, rank, 1)) add(front, d, d, rank, undefined);
  }
  for (const [i, layer] of layers.entries()) {
    const next = new Map<number, Label[]>();
    for (let at = 0; at < layer.from.length; at++) {
      const labels = front.get(layer.from[at]!);
      if (!labels) continue;
      const rank = layer.to[at]!;
      const about = layer.lengths[at]! * (1 - FLOAT32_ROOM);
      let length = -1;
      for (const label of labels) {
        if (!hopeful(label.sum + about, Math.max(label.max, about), rank, i + 2)) continue;
        if (length < 0) {
          length = distanceBetween(
            gallery.vectors,
            faces[label.rank]!,
            gallery.vectors,
            faces[rank]!,
            gallery.dimensions,
          );
        }
        if (length < minimumStep || length > maximumStep) break;
        const sum = label.sum + length;
        const max = Math.max(label.max, length);
        if (hopeful(sum, max, rank, i + 2)) add(next, sum, max, rank, label);
      }
    }
    front = next;
  }
  let best: { cost: number; sum: number; links: number[]; label: Label } | undefined;
  for (const label of [...front.values()].flat()) {
    const sum = label.sum + lastStep[label.rank]!;
    const cost = costOf(sum, Math.max(label.max, lastStep[label.rank]!), count, alpha);
    const links = linksOf(label);
    const order = best ? cost - best.cost || sum - best.sum || compareLinks(links, best.links) : -1;
    if (order < 0) best = { cost, sum, links, label };
  }
  if (!best) return undefined;
  return { ranks: [...best.links.map((face) => candidates.ranks[face]!), 0] };
}

/** Least sum and longest step still to go over the layers, lower bounds: [k][rank] from the k-th link on. */
function boundsLeft(
  lastStep: Float64Array,
  layers: readonly Layer[],
  count: number,
): { sum: Float64Array; max: Float64Array }[] {
  const left: { sum: Float64Array; max: Float64Array }[] = [];
  const size = lastStep.length;
  left[count - 1] = { sum: lastStep, max: lastStep };
  for (let k = count - 2; k >= 1; k--) {
    const next = left[k + 1]!;
    const sum = new Float64Array(size).fill(Infinity);
    const max = new Float64Array(size).fill(Infinity);
    const { from, to, lengths } = layers[k - 1]!;
    for (let at = 0; at < from.length; at++) {
      const rank = from[at]!;
      const length = lengths[at]! * (1 - FLOAT32_ROOM);
      sum[rank] = Math.min(sum[rank]!, length + next.sum[to[at]!]!);
      max[rank] = Math.min(max[rank]!, Math.max(length, next.max[to[at]!]!));
    }
    left[k] = { sum, max };
  }
  return left;
}
