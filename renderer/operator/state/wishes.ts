// What the operator wishes of the faces in the chain, apart from who walks to whom. Pure.
import type { ChainRequest } from '../../../engine/show/show.ts';

export interface Wishes {
  /** Ids of faces that must be in the chain. They hold for one visitor and one target. */
  readonly pinned: readonly string[];
  /** Ids of faces that must not: they stay out for everybody, until they are let in again. */
  readonly forbidden: readonly string[];
  /** Euclidean; null without a limit. */
  readonly weakestLimit: number | null;
  readonly freshOnly: boolean;
}

export const noWishes: Wishes = { pinned: [], forbidden: [], weakestLimit: null, freshOnly: false };

export function wishesOf(request: ChainRequest): Wishes {
  const { pinned = [], forbidden = [], weakestLimit = null, freshOnly = false } = request;
  return { pinned, forbidden, weakestLimit, freshOnly };
}

/** Only what is wished for: an engine is not told of the rest. */
export function inRequest({
  pinned,
  forbidden,
  weakestLimit,
  freshOnly,
}: Wishes): Pick<ChainRequest, keyof Wishes> {
  return {
    ...(pinned.length > 0 && { pinned }),
    ...(forbidden.length > 0 && { forbidden }),
    ...(weakestLimit !== null && { weakestLimit }),
    ...(freshOnly && { freshOnly }),
  };
}

const without = (ids: readonly string[], id: string) => ids.filter((one) => one !== id);

export function togglePin({ pinned }: Wishes, id: string): Partial<Wishes> {
  return { pinned: pinned.includes(id) ? without(pinned, id) : [...pinned, id] };
}

/** A face that is left out is not pinned any more. */
export function leaveOut({ pinned, forbidden }: Wishes, id: string): Partial<Wishes> {
  return { pinned: without(pinned, id), forbidden: [...without(forbidden, id), id] };
}

export function letIn({ forbidden }: Wishes, id: string): Partial<Wishes> {
  return { forbidden: without(forbidden, id) };
}

/** 0.01 looser or stricter; the first press goes just below the longest step that there is. */
export function nudgeLimit(limit: number | null, longest: number, by: 1 | -1): number {
  const next = limit === null ? Math.ceil(longest * 100) / 100 + Math.min(by, 0) / 100 : limit + by / 100;
  return Math.max(0.01, Math.round(next * 1000) / 1000);
}
