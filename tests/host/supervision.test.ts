import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  firstStart,
  supervise,
  SUPERVISION_RULES as RULES,
  type Supervision,
  type SupervisionEvent,
} from '../../engine/host/supervision.ts';

type Step = SupervisionEvent & { readonly after: number };

/** Plays events at growing times; `log` holds what was decided, with the time. */
function play(steps: readonly Step[], start = 0) {
  let state: Supervision = firstStart(start);
  let at = start;
  const log: { at: number; action: string; before: Supervision; after: Supervision }[] = [];
  for (const { after, ...event } of steps) {
    at += after;
    const before = state;
    const { next, action } = supervise(state, event, at);
    state = next;
    log.push({ at, action, before, after: state });
  }
  return { state, at, log };
}

const checks = (ms: number): Step[] =>
  Array.from({ length: ms / 250 }, () => ({ type: 'checked', after: 250 }));
const beats = (ms: number): Step[] =>
  Array.from({ length: ms / 250 }, (_, i) => ({ type: i % 4 === 3 ? 'heard' : 'checked', after: 250 }));
const ended: Step = { type: 'ended', reason: 'it ended with exit status 1', after: 0 };
const heard: Step = { type: 'heard', after: 0 };

describe('an engine that stops', () => {
  it('is started again after one second, not before', () => {
    const { log } = play([heard, ended, ...checks(1500)]);
    const start = log.find(({ action }) => action === 'start');
    expect(start?.at).toBe(1000);
  });

  it('is given up after three quick failures, with the last reason', () => {
    const { state, log } = play([
      ...[1, 2, 3].flatMap(() => [heard, ...beats(2000), ended, ...checks(1000)]),
    ]);
    expect(state).toEqual({ phase: 'given-up', reason: 'it ended with exit status 1' });
    expect(log.filter(({ action }) => action === 'start')).toHaveLength(2);
    expect(log.filter(({ action }) => action === 'give-up')).toHaveLength(1);
  });

  it('is trusted again after thirty seconds: failures from before do not count', () => {
    const lives = [1, 2, 3, 4, 5, 6].flatMap(() => [heard, ...beats(30_000), ended, ...checks(1000)]);
    const { state, log } = play(lives);
    expect(state.phase).toBe('running');
    expect(log.filter(({ action }) => action === 'start')).toHaveLength(6);
  });
});

describe('an engine that falls silent', () => {
  it('is killed after five seconds, once, and the reason is its silence', () => {
    const { log } = play([heard, ...checks(20_000)]);
    expect(log.filter(({ action }) => action === 'kill').map(({ at }) => at)).toEqual([5000]);
    const dead = play([heard, ...checks(5000), { ...ended, reason: 'it was ended by SIGKILL' }]);
    expect(dead.state).toMatchObject({ phase: 'waiting', reason: 'it did not answer for 5 s' });
  });

  it('has thirty seconds to say its first word', () => {
    const { log } = play(checks(40_000));
    expect(log.filter(({ action }) => action === 'kill').map(({ at }) => at)).toEqual([30_000]);
  });

  it('is not blamed for a machine that slept', () => {
    const { log } = play([heard, ...beats(4000), { type: 'checked', after: 3_600_000 }, ...checks(4000)]);
    expect(log.filter(({ action }) => action === 'kill')).toHaveLength(0);
  });
});

const anySteps = fc.array(
  fc.record({
    type: fc.constantFrom('heard', 'checked', 'checked', 'checked', 'ended'),
    reason: fc.constant('it ended'),
    after: fc.integer({ min: 0, max: 8000 }),
  }),
  { maxLength: 200 },
) as fc.Arbitrary<Step[]>;

describe('whatever happens', () => {
  it('never two engines: a start only while none runs, a kill only while one does', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const { action, before } of play(steps).log) {
          if (action === 'start') expect(before.phase).toBe('waiting');
          if (action === 'kill') expect(before.phase).toBe('running');
        }
      }),
    );
  });

  it('a pause of at least a second lies between an end and the next start', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        let endedAt: number | null = null;
        for (const { at, action, before, after } of play(steps).log) {
          if (before.phase === 'running' && after.phase !== 'running') endedAt = at;
          if (action === 'start') expect(at - (endedAt ?? 0)).toBeGreaterThanOrEqual(RULES.restartAfter);
        }
      }),
    );
  });

  it('gives up exactly when three lives in a row were each shorter than thirty seconds', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        let short = 0;
        let startedAt = 0;
        for (const { at, action, before, after } of play(steps).log) {
          if (action === 'start') startedAt = at;
          if (before.phase === 'running' && after.phase !== 'running') {
            short = at - startedAt < RULES.trustedAfter ? short + 1 : 1;
            expect(action === 'give-up').toBe(short === RULES.quickFailures);
          }
        }
      }),
    );
  });

  it('an engine that beats is never killed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2400 }), { maxLength: 100 }), (pauses) => {
        const steps = [
          heard,
          ...pauses.flatMap((after): Step[] => [
            { type: 'checked', after },
            { type: 'heard', after },
          ]),
        ];
        expect(play(steps).log.some(({ action }) => action === 'kill')).toBe(false);
      }),
    );
  });

  it('once stopped, nothing starts it', () => {
    fc.assert(
      fc.property(anySteps, anySteps, (before, after) => {
        const { log } = play([...before, { type: 'stopped', after: 0 }, ...after]);
        expect(log.slice(before.length).every(({ action }) => action === 'none')).toBe(true);
      }),
    );
  });
});
