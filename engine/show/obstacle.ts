import type { ChainFailure, ChainRemedy } from '../chain/chain.ts';
import { forbiddenBetween, type ChainQuestion } from './chain-question.ts';
import type { Gallery } from '../gallery/gallery.ts';
import type { ChainObstacle, ChainRequest } from './show.ts';

export interface Obstacle {
  /** Which wish of the operator breaks the chain; null when none alone does. */
  readonly obstacle: ChainObstacle | null;
  /** A value of it with which there is a chain, where the search knows one. */
  readonly relaxedTo: number | null;
  /** The question without it, to show what would be possible. */
  readonly without: ChainQuestion;
}

/** Reads a failure in the operator's own terms: what was wished for, not what the search was limited by. */
export function obstacleOf(
  failure: ChainFailure,
  request: ChainRequest,
  question: ChainQuestion,
  gallery: Pick<Gallery, 'faces'>,
): Obstacle {
  const obstacle = wishOf(failure, request);
  const { maximumStep, required, ...free } = question;
  const limit = maximumStep === undefined ? {} : { maximumStep };
  const pins = required === undefined ? {} : { required };
  const open = forbiddenBetween(gallery, question.targets);
  switch (obstacle) {
    case 'pinned':
      return { obstacle, relaxedTo: null, without: { ...free, ...limit } };
    case 'forbidden':
      return { obstacle, relaxedTo: null, without: { ...free, ...limit, ...pins, forbidden: open } };
    case 'weakestLimit': {
      const to = relaxed(failure, 'maximumStep');
      // Rounded up: a limit that a person can read must still let the chain through.
      const relaxedTo = to === null ? null : Math.ceil(to * 1000) / 1000;
      return { obstacle, relaxedTo, without: { ...free, ...pins } };
    }
    case 'steps': {
      const to = relaxed(failure, 'steps');
      const relaxedTo = to !== null && to >= 3 && to <= 12 ? to : null;
      return {
        obstacle,
        relaxedTo,
        without: relaxedTo === null ? question : { ...question, steps: relaxedTo },
      };
    }
    case null:
      return { obstacle, relaxedTo: null, without: { ...free, forbidden: open } };
    default:
      return obstacle satisfies never;
  }
}

function wishOf(failure: ChainFailure, request: ChainRequest): ChainObstacle | null {
  const leavesOut = (request.forbidden ?? []).length > 0 || request.freshOnly === true;
  switch (failure.kind) {
    case 'required-off-the-way':
    case 'too-many-required':
      return 'pinned';
    case 'target-forbidden':
      return 'forbidden';
    case 'too-few-faces':
      return 'steps';
    case 'limit':
      switch (failure.limit) {
        case 'required':
          return 'pinned';
        case 'maximumStep':
          return 'weakestLimit';
        case 'forbidden':
          // The rogues never stand in between: that is a rule of the house, not a wish.
          return leavesOut ? 'forbidden' : null;
        case 'minimumStep':
          return null;
        default:
          return failure.limit satisfies never;
      }
    case 'already-there':
    case 'limits-together':
      return null;
    default:
      return failure satisfies never;
  }
}

function relaxed(
  failure: ChainFailure,
  limit: Extract<ChainRemedy, { kind: 'relax' }>['limit'],
): number | null {
  const remedy = failure.remedies.find((one) => one.kind === 'relax' && one.limit === limit);
  return remedy?.kind === 'relax' ? (remedy.to ?? null) : null;
}
