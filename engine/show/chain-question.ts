import type { ChainResult } from '../chain/chain.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { searchAny } from './search-any.ts';
import type { ChainRequest } from './show.ts';

/** What a search is asked, the gallery apart. */
export interface ChainQuestion {
  readonly probe: Float32Array;
  readonly targets: readonly number[];
  readonly steps: number | { readonly min: number; readonly max: number };
  readonly alpha: number;
  readonly forbidden: ReadonlySet<number>;
  readonly required?: readonly number[];
  readonly minimumStep?: number;
  readonly maximumStep?: number;
  readonly alternatives?: number;
}

/** Searches off the event loop; see engine/chain. An aborted search rejects. */
export type ChainSearch = (
  gallery: Gallery,
  question: ChainQuestion,
  signal?: AbortSignal,
) => Promise<ChainResult>;

/** The numbers of links that "auto" chooses from: long enough for a story, short enough for a laugh. */
export const AUTO_STEPS = { min: 3, max: 12 } as const;

/** Who may not stand in the middle of a chain: the rogues, who are punch lines, save the targets themselves. */
export function forbiddenBetween(
  gallery: Pick<Gallery, 'faces'>,
  targets: readonly number[],
): ReadonlySet<number> {
  return new Set(
    gallery.faces.flatMap((face, row) => (face.kind === 'rogue' && !targets.includes(row) ? [row] : [])),
  );
}

/** A question about one visitor with rows instead of names. */
export function questionOf(
  gallery: Pick<Gallery, 'faces' | 'row'>,
  request: ChainRequest,
  {
    probe,
    targets,
    shown,
  }: {
    readonly probe: Float32Array;
    readonly targets: readonly number[];
    /** Ids of faces that the audience has seen tonight. */
    readonly shown: ReadonlySet<string>;
  },
): ChainQuestion {
  const required = (request.pinned ?? []).map((id) => {
    const row = gallery.row(id);
    if (row === undefined)
      throw new Error('A pinned face is no longer in the gallery. Clear the preview and choose again.');
    return row;
  });
  const forbidden = new Set(forbiddenBetween(gallery, targets));
  for (const id of request.forbidden ?? []) {
    const row = gallery.row(id);
    if (row !== undefined) forbidden.add(row);
  }
  if (request.freshOnly === true) {
    for (const id of shown) {
      const row = gallery.row(id);
      if (row !== undefined && !targets.includes(row) && !required.includes(row)) forbidden.add(row);
    }
  }
  return {
    probe,
    targets,
    steps: request.steps === 'auto' ? AUTO_STEPS : request.steps,
    alpha: request.alpha,
    forbidden,
    required,
    ...(request.weakestLimit !== undefined && { maximumStep: request.weakestLimit }),
  };
}

/** Asks, with one target or several: see {@link searchAny}. */
export function askChain(
  search: ChainSearch,
  gallery: Gallery,
  question: ChainQuestion,
  signal?: AbortSignal,
): Promise<ChainResult> {
  return searchAny(
    (targets, forbidden) => search(gallery, { ...question, targets, forbidden }, signal),
    question.targets,
    question.forbidden,
  );
}
