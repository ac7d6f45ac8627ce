// What the panel knows and what the person at it has chosen. Pure; the engine is the truth for everything but the choices.
import type {
  Instant,
  OperatorEvent,
  Preview,
  Program,
  ProjectorReport,
  SystemStatus,
  Target,
  Visitor,
} from '../../../engine/show/show.ts';
import type { ConnectionState } from '../../shared/connection.ts';
import { projectorAgrees } from './projector-verdict.ts';
import { noWishes, wishesOf, type Wishes } from './wishes.ts';

/** Where on the panel a refusal is said: next to what the person pressed. */
export type Place = 'stage' | 'preview' | 'queue';

/** A preview that came to an end: a chain, or why there is none. */
export type SettledPreview = Extract<Preview, { status: 'ready' | 'impossible' }>;

export interface OperatorState {
  readonly connection: ConnectionState;
  /** When the line broke; null while it is open. */
  readonly lostAt: Instant | null;
  /** How often the line was opened. */
  readonly returns: number;
  /** Types of event heard since the line opened: what is shown is true once all have been heard. */
  readonly heard: ReadonlySet<OperatorEvent['type']>;

  readonly visitors: readonly Visitor[];
  readonly targets: readonly Target[];
  readonly preview: Preview;
  /** The last preview that came to an end; kept while the next is searched, so that a change does not blank the chain. */
  readonly settled: SettledPreview | null;
  readonly program: Program;
  readonly report: ProjectorReport | null;
  readonly system: SystemStatus | null;
  /** Since when the projector has shown something else than the program wants; null while it agrees. */
  readonly disagreesSince: Instant | null;

  /** The visitor that the keys ↑ ↓ and Enter mean, and the next preview takes. */
  readonly cursor: string | null;
  readonly target: string;
  readonly steps: number | 'auto';
  readonly alpha: number;
  readonly wishes: Wishes;
  readonly search: string;
  readonly withHidden: boolean;

  /** The number of the preview question that has no answer yet. */
  readonly asking: number | null;
  /** GO is on its way to the engine. */
  readonly going: boolean;
  /** The last refusal at each place, until the next try there. */
  readonly troubles: Readonly<Partial<Record<Place, string>>>;
  /** Notices up to this id were read and put away. */
  readonly readNotices: number;
}

export type OperatorAction =
  | { readonly type: 'connection'; readonly connection: ConnectionState; readonly at: Instant }
  | { readonly type: 'engine'; readonly event: OperatorEvent; readonly at: Instant }
  | { readonly type: 'cursor'; readonly visitorId: string | null }
  | { readonly type: 'target'; readonly target: string }
  | { readonly type: 'steps'; readonly steps: number | 'auto' }
  | { readonly type: 'alpha'; readonly alpha: number }
  | { readonly type: 'wish'; readonly wishes: Partial<Wishes> }
  | { readonly type: 'search'; readonly search: string }
  | { readonly type: 'with-hidden'; readonly on: boolean }
  | { readonly type: 'asked-preview'; readonly question: number }
  | { readonly type: 'answered-preview'; readonly question: number }
  | { readonly type: 'go-sent' }
  | { readonly type: 'go-settled' }
  | { readonly type: 'trying'; readonly place: Place }
  | { readonly type: 'refused'; readonly place: Place; readonly message: string }
  | { readonly type: 'notices-read'; readonly upTo: number };

/** Every event of a snapshot; `satisfies` keeps it complete when the engine learns a new one. */
const SNAPSHOT = Object.keys({
  visitors: true,
  targets: true,
  preview: true,
  program: true,
  projector: true,
  system: true,
} satisfies Record<OperatorEvent['type'], true>) as readonly OperatorEvent['type'][];

/** A walk of about half a minute. “auto” takes the cheapest number of links, which is nearly always the most. */
const USUAL_LINKS = 6;

export const initialOperatorState: OperatorState = {
  connection: 'connecting',
  lostAt: null,
  returns: 0,
  heard: new Set(),
  visitors: [],
  targets: [],
  preview: { status: 'empty' },
  settled: null,
  program: { phase: 'black', revision: 0, blackout: false, language: 'en' },
  report: null,
  system: null,
  disagreesSince: null,
  cursor: null,
  target: 'ugliest',
  steps: USUAL_LINKS,
  alpha: 0.5,
  wishes: noWishes,
  search: '',
  withHidden: false,
  asking: null,
  going: false,
  troubles: {},
  readNotices: 0,
};

/** The engine answers, and everything on the panel is what it says. Only then may a control work. */
export function isInTouch(state: OperatorState): boolean {
  return state.connection === 'open' && SNAPSHOT.every((type) => state.heard.has(type));
}

export function reduceOperator(state: OperatorState, action: OperatorAction): OperatorState {
  switch (action.type) {
    case 'connection':
      return action.connection === 'open'
        ? { ...state, connection: 'open', lostAt: null, returns: state.returns + 1 }
        : // What was asked before the line broke gets no answer, and nothing fires by itself when it is back.
          {
            ...state,
            connection: action.connection,
            lostAt: state.lostAt ?? action.at,
            heard: new Set(),
            asking: null,
            going: false,
          };
    case 'engine':
      return hear(state, action.event, action.at);
    case 'cursor':
      return { ...state, cursor: action.visitorId };
    case 'target':
      return { ...state, target: action.target };
    case 'steps':
      return { ...state, steps: action.steps };
    case 'alpha':
      return { ...state, alpha: action.alpha };
    case 'wish':
      return { ...state, wishes: { ...state.wishes, ...action.wishes } };
    case 'search':
      return { ...state, search: action.search };
    case 'with-hidden':
      return { ...state, withHidden: action.on };
    case 'asked-preview':
      return { ...state, asking: action.question };
    case 'answered-preview':
      return state.asking === action.question ? adoptWishes({ ...state, asking: null }) : state;
    case 'go-sent':
      return { ...state, going: true };
    case 'go-settled':
      return { ...state, going: false };
    case 'trying':
      return { ...state, troubles: { ...state.troubles, [action.place]: undefined } };
    case 'refused':
      return { ...state, troubles: { ...state.troubles, [action.place]: action.message } };
    case 'notices-read':
      return { ...state, readNotices: Math.max(state.readNotices, action.upTo) };
    default:
      return action satisfies never;
  }
}

function hear(before: OperatorState, event: OperatorEvent, at: Instant): OperatorState {
  const state = before.heard.has(event.type)
    ? before
    : { ...before, heard: new Set([...before.heard, event.type]) };
  switch (event.type) {
    case 'visitors': {
      const stillThere = event.visitors.some((visitor) => visitor.id === state.cursor);
      return { ...state, visitors: event.visitors, cursor: stillThere ? state.cursor : null };
    }
    case 'targets': {
      const words = ['ugliest', 'closest', 'random', 'any-rogue'];
      const stillThere =
        words.includes(state.target) || event.targets.some((target) => target.id === state.target);
      return { ...state, targets: event.targets, target: stillThere ? state.target : 'ugliest' };
    }
    case 'preview':
      return hearPreview(state, event.preview);
    case 'program':
      return watchProjector({ ...state, program: event.program }, at);
    case 'projector':
      return watchProjector({ ...state, report: event.report }, at);
    case 'system':
      return { ...state, system: event.system };
    default:
      return event satisfies never;
  }
}

function hearPreview(state: OperatorState, preview: Preview): OperatorState {
  switch (preview.status) {
    case 'ready':
    case 'impossible':
      return adoptWishes({ ...state, preview, settled: preview });
    case 'empty':
      return { ...state, preview, settled: null, wishes: { ...state.wishes, pinned: [] } };
    case 'searching':
      return { ...state, preview };
    default:
      return preview satisfies never;
  }
}

/** The engine's preview says what is wished for (another panel may have wished it), unless a newer question is under way. */
function adoptWishes(state: OperatorState): OperatorState {
  const { preview } = state;
  if (state.asking !== null || !('request' in preview)) return state;
  return { ...state, wishes: wishesOf(preview.request) };
}

function watchProjector(state: OperatorState, at: Instant): OperatorState {
  const agrees = projectorAgrees(state.program, state.report);
  return { ...state, disagreesSince: agrees ? null : (state.disagreesSince ?? at) };
}
