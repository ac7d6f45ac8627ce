// Decides, runs nothing: what to do about an engine that stops, falls silent or runs well.

/** All in ms. */
export interface SupervisionRules {
  /** How long a stopped engine stays stopped before it is started again. */
  readonly restartAfter: number;
  /** How long a running engine may say nothing before it is killed. */
  readonly silentFor: number;
  /** The same before its first word: it loads its modules then and cannot speak. */
  readonly firstWordWithin: number;
  /** An engine that ran this long is trusted again: what failed before is forgotten. */
  readonly trustedAfter: number;
  /** How many failures in a row without having been trusted mean that it will not work at all. */
  readonly quickFailures: number;
}

export const SUPERVISION_RULES: SupervisionRules = {
  restartAfter: 1000,
  silentFor: 5000,
  firstWordWithin: 30_000,
  trustedAfter: 30_000,
  quickFailures: 3,
};

/** Where the supervised engine stands. Times are ms of one monotonic clock. */
export type Supervision =
  | {
      readonly phase: 'running';
      readonly startedAt: number;
      readonly heardAt: number;
      readonly hasSpoken: boolean;
      readonly checkedAt: number;
      /** Set once it was told to die: why. Its end is on the way. */
      readonly killedFor: string | null;
      readonly failures: number;
    }
  | {
      readonly phase: 'waiting';
      readonly until: number;
      readonly failures: number;
      readonly reason: string;
    }
  | { readonly phase: 'given-up'; readonly reason: string }
  | { readonly phase: 'stopped' };

export type SupervisionEvent =
  | { readonly type: 'heard' }
  /** `reason`: a clause, e.g. “it ended with exit status 1”. */
  | { readonly type: 'ended'; readonly reason: string }
  /** It said, before it ever ran, why it cannot. `reason`: its sentence. */
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'checked' }
  | { readonly type: 'stopped' };

export type SupervisionAction = 'none' | 'start' | 'kill' | 'give-up';

export interface Decision {
  readonly next: Supervision;
  readonly action: SupervisionAction;
}

/** The state right after the engine was started for the first time. */
export function firstStart(at: number): Supervision {
  return running(at, 0);
}

/**
 * What to do now. Call it for everything that happens and, between, at least once a second with `checked`.
 *
 * @param at ms of a monotonic clock
 */
export function supervise(
  state: Supervision,
  event: SupervisionEvent,
  at: number,
  rules: SupervisionRules = SUPERVISION_RULES,
): Decision {
  if (event.type === 'stopped') return stay({ phase: 'stopped' });
  switch (state.phase) {
    case 'stopped':
    case 'given-up':
      return stay(state);
    case 'waiting':
      return event.type === 'checked' && at >= state.until
        ? { next: running(at, state.failures), action: 'start' }
        : stay(state);
    case 'running':
      return superviseRunning(state, event, at, rules);
    default:
      return state satisfies never;
  }
}

type Running = Extract<Supervision, { phase: 'running' }>;

function superviseRunning(
  state: Running,
  event: Exclude<SupervisionEvent, { type: 'stopped' }>,
  at: number,
  rules: SupervisionRules,
): Decision {
  switch (event.type) {
    case 'heard':
      return stay({ ...state, heardAt: at, hasSpoken: true });
    // It said why it cannot run, and has never run: starting it again would only say so again.
    case 'refused':
      return { next: { phase: 'given-up', reason: event.reason }, action: 'give-up' };
    case 'ended': {
      const trusted = at - state.startedAt >= rules.trustedAfter;
      const failures = trusted ? 1 : state.failures + 1;
      const reason = state.killedFor ?? event.reason;
      if (failures >= rules.quickFailures) return { next: { phase: 'given-up', reason }, action: 'give-up' };
      return stay({ phase: 'waiting', until: at + rules.restartAfter, failures, reason });
    }
    case 'checked': {
      // A laptop that slept or a process that was paused wakes up with a jump: the engine had no chance to speak.
      const overslept = at - state.checkedAt > rules.silentFor / 2;
      const heardAt = overslept ? at : state.heardAt;
      const patience = state.hasSpoken ? rules.silentFor : rules.firstWordWithin;
      const checked = { ...state, heardAt, checkedAt: at };
      if (state.killedFor !== null || at - heardAt < patience) return stay(checked);
      const killedFor = `it did not answer for ${Math.round(patience / 1000)} s`;
      return { next: { ...checked, killedFor }, action: 'kill' };
    }
    default:
      return event satisfies never;
  }
}

function running(at: number, failures: number): Running {
  return {
    phase: 'running',
    startedAt: at,
    heardAt: at,
    hasSpoken: false,
    checkedAt: at,
    killedFor: null,
    failures,
  };
}

function stay(next: Supervision): Decision {
  return { next, action: 'none' };
}
