import type { ChainResult } from '../chain/chain.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { explainFailure } from './explain-failure.ts';
import { seededRandom } from '../generator/random.ts';
import type { ChainRequest, Preview } from './show.ts';
import { stageChain } from './stage-chain.ts';
import { resolveTarget } from './targets.ts';
import type { VisitorsStore } from './visitors.store.ts';

/** What a search is asked, the gallery apart. */
export interface ChainQuestion {
  readonly probe: Float32Array;
  readonly targets: readonly number[];
  readonly steps: number | { readonly min: number; readonly max: number };
  readonly alpha: number;
  readonly forbidden: ReadonlySet<number>;
}

/** Searches off the event loop; see engine/chain. */
export type ChainSearch = (gallery: Gallery, question: ChainQuestion) => Promise<ChainResult>;

/** The numbers of links that "auto" chooses from: long enough for a story, short enough for a laugh. */
export const AUTO_STEPS = { min: 3, max: 12 } as const;

/** Who may not stand in the middle of a chain: the rogues, who are punch lines, save the target itself. */
export function forbiddenBetween(gallery: Pick<Gallery, 'faces'>, target: number): ReadonlySet<number> {
  return new Set(
    gallery.faces.flatMap((face, row) => (face.kind === 'rogue' && row !== target ? [row] : [])),
  );
}

export interface PreviewerParts {
  readonly gallery: () => Gallery;
  readonly visitors: VisitorsStore;
  readonly search: ChainSearch;
  /** ms, monotonic. */
  readonly stopwatch: () => number;
  readonly newId: () => string;
  /** Told when a face of the chain cannot be drawn; whoever asks for its picture is told as well. */
  readonly onPictureError: (error: unknown) => void;
  /** Fixes what "random" chooses for a visitor; the same seed gives the same evening. */
  readonly seed: number;
}

/** Finds the chain that an operator asked for and dresses it for the stage. */
export type Previewer = (request: ChainRequest) => Promise<Preview>;

export function createPreviewer({
  gallery: current,
  visitors,
  search,
  stopwatch,
  newId,
  onPictureError,
  seed,
}: PreviewerParts): Previewer {
  return async (request) => {
    const gallery = current();
    const [visitor, probe] = await Promise.all([
      visitors.list().then((list) => list.find((one) => one.id === request.visitorId)),
      visitors.embedding(request.visitorId),
    ]);
    if (visitor === undefined || probe === undefined) {
      throw new Error('This visitor is no longer in the queue. Choose another.');
    }
    if (probe.model !== gallery.model) {
      throw new Error(
        `Ticket ${visitor.ticket} was measured by another version of Tronie. Ask the visitor for a new picture.`,
      );
    }
    const target = resolveTarget(gallery, request.target, probe.vector, seededRandom(seed + visitor.ticket));
    const started = stopwatch();
    const result = await search(gallery, {
      probe: probe.vector,
      targets: [target],
      steps: request.steps === 'auto' ? AUTO_STEPS : request.steps,
      alpha: request.alpha,
      forbidden: forbiddenBetween(gallery, target),
    });
    if (!result.found) {
      const message = explainFailure(result.reason, gallery);
      return { status: 'impossible', visitorId: visitor.id, targetId: gallery.faces[target]!.id, message };
    }
    const chain = stageChain(result, gallery, visitor, newId());
    // Drawn from now on, behind the operator's back: the chain is read at once, and GO need not wait for faces.
    for (const link of chain.links.slice(1)) gallery.portrait(link.id).catch(onPictureError);
    return { status: 'ready', chain, milliseconds: stopwatch() - started };
  };
}
