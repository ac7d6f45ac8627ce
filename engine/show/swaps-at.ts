import { costOf } from '../chain/chain-cost.ts';
import { distanceBetween } from '../chain/distance.ts';
import { EMBEDDING_LENGTH } from '../faces/face.ts';

/** A chain by rows of the gallery, the visitor apart. */
export interface RowChain {
  readonly links: readonly number[];
  readonly alpha: number;
}

export interface RowSwap {
  readonly row: number;
  /** The chain with this face in it; the other links as they were. */
  readonly steps: readonly number[];
  readonly mean: number;
  readonly max: number;
  readonly cost: number;
}

export interface SwapRules {
  /** Rows that may not appear. */
  readonly forbidden: ReadonlySet<number>;
  /** No step may be longer than this. */
  readonly maximumStep?: number | undefined;
}

/**
 * Who could stand at one place of a chain instead, all other links kept: every face that comes strictly nearer to the
 * target than the link before and is not as near as the link after. Looks at every face of the gallery, once.
 *
 * @param vectors rows of 128 numbers
 * @param probe Float32Array[128], the visitor's embedding
 * @param place index into `chain.links`; the target's own place has no swaps
 * @returns the cheapest chain first
 */
export function swapsAt(
  vectors: Float32Array,
  probe: Float32Array,
  { links, alpha }: RowChain,
  place: number,
  { forbidden, maximumStep = Infinity }: SwapRules,
): readonly RowSwap[] {
  const target = links.at(-1)!;
  const after = links[place + 1];
  if (after === undefined) return [];
  const between = (from: number, to: number) => distanceBetween(vectors, from, vectors, to, EMBEDDING_LENGTH);
  const fromVisitor = (to: number) => distanceBetween(probe, 0, vectors, to, EMBEDDING_LENGTH);
  const before = links[place - 1];
  const stepTo = (row: number) => (before === undefined ? fromVisitor(row) : between(before, row));
  const farthest = before === undefined ? fromVisitor(target) : between(before, target);
  const nearest = between(after, target);
  const kept = links.map((row, index) => (index === 0 ? fromVisitor(row) : between(links[index - 1]!, row)));
  const taken = new Set(links);

  const swaps: RowSwap[] = [];
  for (let row = 0; row < vectors.length / EMBEDDING_LENGTH; row++) {
    if (taken.has(row) || forbidden.has(row)) continue;
    const toTarget = between(row, target);
    if (!(toTarget < farthest && toTarget > nearest)) continue;
    const steps = kept.with(place, stepTo(row)).with(place + 1, between(row, after));
    const max = Math.max(...steps);
    if (max > maximumStep) continue;
    const sum = steps.reduce((total, step) => total + step, 0);
    swaps.push({ row, steps, mean: sum / steps.length, max, cost: costOf(sum, max, steps.length, alpha) });
  }
  return swaps.sort((a, b) => a.cost - b.cost || a.row - b.row);
}
