import type { Chain, ChainFound } from '../chain/chain.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { seededRandom } from '../generator/random.ts';
import { askChain, questionOf, type ChainQuestion, type ChainSearch } from './chain-question.ts';
import { explainFailure } from './explain-failure.ts';
import { obstacleOf } from './obstacle.ts';
import type { ChainRequest, LocalText, Preview, StageChain, Swap } from './show.ts';
import { stageChain } from './stage-chain.ts';
import { swapsAt, type RowSwap } from './swaps-at.ts';
import { resolveTargets } from './targets.ts';
import { visitorProbe, type VisitorProbe } from './visitor-probe.ts';
import type { VisitorsStore } from './visitors.store.ts';

export interface PreviewerParts {
  readonly gallery: () => Gallery;
  readonly visitors: Pick<VisitorsStore, 'list' | 'embedding' | 'facesShown'>;
  readonly search: ChainSearch;
  /** ms, monotonic. */
  readonly stopwatch: () => number;
  readonly newId: () => string;
  /** Told when a face of the chain cannot be drawn; whoever asks for its picture is told as well. */
  readonly onPictureError: (error: unknown) => void;
  /** Fixes what "random" chooses for a visitor; the same seed gives the same evening. */
  readonly seed: number;
}

/** A chain that is kept as it is, but for one face. */
export interface Replacement {
  readonly chain: StageChain;
  /** Index into `chain.links`. */
  readonly position: number;
  /** Who stands there instead. */
  readonly faceId: string;
}

/**
 * Finds the chain that an operator asked for and dresses it for the stage. With a replacement, that chain is the answer,
 * and the search says how near it is to the best of its kind.
 */
export type Previewer = (
  request: ChainRequest,
  signal?: AbortSignal,
  replacement?: Replacement,
) => Promise<Preview>;

/** Who could stand at this position (an index into `chain.links`) instead; the cheapest first. */
export type Swapper = (
  request: ChainRequest,
  chain: StageChain,
  position: number,
) => Promise<readonly Swap[]>;

/** Further chains that are offered beside the best. */
const ALTERNATIVES = 3;
/** Faces that are offered for one place: as many as a hand's breadth of screen shows. */
const SWAPS = 6;

export function createPreviewer(parts: PreviewerParts): {
  readonly preview: Previewer;
  readonly swaps: Swapper;
} {
  const { visitors, search, stopwatch, newId, onPictureError, seed } = parts;

  const prepare = async (
    request: ChainRequest,
  ): Promise<VisitorProbe & { gallery: Gallery; question: ChainQuestion }> => {
    const gallery = parts.gallery();
    const { visitor, probe } = await visitorProbe(visitors, gallery, request.visitorId);
    const targets = resolveTargets(gallery, request.target, probe, seededRandom(seed + visitor.ticket));
    const shown = request.freshOnly === true ? await visitors.facesShown() : new Set<string>();
    return { gallery, visitor, probe, question: questionOf(gallery, request, { probe, targets, shown }) };
  };

  /** Drawn from now on, behind the operator's back: the chain is read at once, and GO need not wait for faces. */
  const draw = (gallery: Gallery, chain: StageChain) => {
    for (const link of chain.links.slice(1)) gallery.portrait(link.id).catch(onPictureError);
  };

  const preview: Previewer = async (request, signal, replacement) => {
    const { gallery, visitor, probe, question } = await prepare(request);
    const started = stopwatch();
    const dress = (found: Chain) => stageChain(found, gallery, visitor, newId());
    const names = namesOf(gallery, request);
    const swap = replacement && swapFor(gallery, probe, question, replacement);
    const result = await askChain(search, gallery, { ...question, alternatives: ALTERNATIVES }, signal);
    if (!result.found) {
      const { without, ...obstacle } = obstacleOf(result.reason, request, question, gallery);
      const possible = await askChain(search, gallery, without, signal);
      return {
        status: 'impossible',
        visitorId: visitor.id,
        targetId: question.targets.length === 1 ? gallery.faces[question.targets[0]!]!.id : request.target,
        message: explainFailure(result.reason, gallery),
        request,
        ...obstacle,
        without: possible.found ? dress(possible) : null,
        names,
      };
    }
    const kept = swap && { ...swap, ...provedBy(result, swap) };
    const [chosen, ...others] =
      kept === undefined ? [result, ...result.alternatives] : [kept, result, ...result.alternatives];
    const chain = dress(chosen);
    draw(gallery, chain);
    return {
      status: 'ready',
      request,
      chain,
      alternatives: others
        .filter((one) => one.links.join() !== chosen.links.join())
        .slice(0, ALTERNATIVES)
        .map(dress),
      names,
      milliseconds: stopwatch() - started,
    };
  };

  const swaps: Swapper = async (request, chain, position) => {
    const { gallery, probe, question } = await prepare(request);
    return candidatesFor(gallery, probe, question, chain, position)
      .slice(0, SWAPS)
      .map(({ row, steps, max, cost }) => {
        const { id, name, caption } = gallery.faces[row]!;
        return {
          id,
          name,
          caption,
          picture: `pictures/faces/${encodeURIComponent(id)}`,
          stepBefore: steps[position - 1]!,
          stepAfter: steps[position]!,
          max,
          cost,
        };
      });
  };

  return { preview, swaps };
}

function candidatesFor(
  gallery: Gallery,
  probe: Float32Array,
  question: ChainQuestion,
  chain: StageChain,
  position: number,
): readonly RowSwap[] {
  return swapsAt(
    gallery.vectors,
    probe,
    { links: rowsOf(gallery, chain), alpha: chain.alpha },
    position - 1,
    {
      forbidden: new Set([...question.forbidden, ...question.targets]),
      maximumStep: question.maximumStep,
    },
  );
}

/** The chain with one face replaced, before it is known how near it is to the best. */
function swapFor(
  gallery: Gallery,
  probe: Float32Array,
  question: ChainQuestion,
  { chain, position, faceId }: Replacement,
): Omit<Chain, 'lowerBound' | 'optimal'> {
  const swap = candidatesFor(gallery, probe, question, chain, position).find(
    ({ row }) => gallery.faces[row]!.id === faceId,
  );
  if (swap === undefined)
    throw new Error(
      'This face does not fit there: every link must come nearer to the target. Choose another.',
    );
  const { row, ...lengths } = swap;
  return { ...lengths, links: rowsOf(gallery, chain).with(position - 1, row), alpha: chain.alpha };
}

/** What the search for the best of its kind proves of a chain. */
function provedBy(best: ChainFound, { cost }: { readonly cost: number }) {
  return { lowerBound: Math.min(best.lowerBound, cost), optimal: best.lowerBound >= cost };
}

function rowsOf(gallery: Gallery, chain: StageChain): readonly number[] {
  return chain.links.slice(1).map((link) => {
    const row = gallery.row(link.id);
    if (row === undefined)
      throw new Error('A face of this chain is no longer in the gallery. Preview it again.');
    return row;
  });
}

function namesOf(gallery: Gallery, request: ChainRequest): Readonly<Record<string, LocalText>> {
  return Object.fromEntries(
    [...(request.pinned ?? []), ...(request.forbidden ?? [])].flatMap((id) => {
      const row = gallery.row(id);
      return row === undefined ? [] : [[id, gallery.faces[row]!.name] as const];
    }),
  );
}
