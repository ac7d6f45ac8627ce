import type { ChainFound, ChainResult } from '../chain/chain.ts';

/** A search for one set of targets; faces of `forbidden` stand nowhere, not even at the end. */
export type SearchTargets = (
  targets: readonly number[],
  forbidden: ReadonlySet<number>,
) => Promise<ChainResult>;

/**
 * The best chain to any of several targets, none of which may stand in the middle of a chain to another: a punch line
 * comes last. Exact where the search is: it first looks with targets allowed between, which can only be cheaper, and where
 * that walks over one of them, tries this end alone and then the rest without it, until the rest cannot win.
 *
 * @param closed faces that may not appear at all
 */
export async function searchAny(
  search: SearchTargets,
  targets: readonly number[],
  closed: ReadonlySet<number>,
): Promise<ChainResult> {
  const all = new Set(targets);
  const proper = ({ links }: { readonly links: readonly number[] }) =>
    !links.slice(0, -1).some((face) => all.has(face));
  let best: ChainFound | undefined;
  let failure: ChainResult | undefined;
  /** No chain to the ends that were looked at costs less. */
  let bound = Infinity;
  const offer = (found: ChainFound) => {
    bound = Math.min(bound, found.lowerBound);
    if (best === undefined || found.cost < best.cost)
      best = { ...found, alternatives: found.alternatives.filter(proper) };
  };
  let rest = targets;
  while (rest.length > 0) {
    const relaxed = await search(rest, new Set([...closed, ...targets.filter((one) => !rest.includes(one))]));
    if (!relaxed.found) {
      failure ??= relaxed;
      break;
    }
    if (proper(relaxed)) {
      offer(relaxed);
      break;
    }
    if (best !== undefined && relaxed.lowerBound >= best.cost) {
      bound = Math.min(bound, relaxed.lowerBound);
      break;
    }
    const end = relaxed.links.at(-1)!;
    const alone = await search([end], new Set([...closed, ...targets.filter((one) => one !== end)]));
    if (alone.found) offer(alone);
    else failure ??= alone;
    rest = rest.filter((one) => one !== end);
  }
  if (best === undefined) return failure ?? search(targets, closed);
  const lowerBound = Math.min(bound, best.cost);
  return { ...best, lowerBound, optimal: lowerBound >= best.cost };
}
