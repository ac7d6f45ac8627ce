import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OperatorEvent } from '../../../../engine/show/show.ts';
import { goReadiness } from '../../../../renderer/operator/state/go-readiness.ts';
import {
  initialOperatorState,
  isInTouch,
  reduceOperator,
  type OperatorAction,
  type OperatorState,
} from '../../../../renderer/operator/state/operator-state.ts';
import { chainOf, queueOf, readyFor, system, targets } from '../evening.ts';

const request = { visitorId: 'visitor-1', target: 'gorbag', steps: 5, alpha: 0.5 } as const;
const chain = chainOf(request, 1, 5);

const SNAPSHOT: readonly OperatorEvent[] = [
  { type: 'system', system },
  { type: 'targets', targets },
  { type: 'visitors', visitors: queueOf(3) },
  { type: 'program', program: { phase: 'black', revision: 0, blackout: false, language: 'en' } },
  { type: 'projector', report: null },
  { type: 'preview', preview: { ...readyFor(request, 1, 5), chain } },
];

const play = (actions: readonly OperatorAction[], from = initialOperatorState): OperatorState =>
  actions.reduce(reduceOperator, from);
const engine = (event: OperatorEvent, at = 1000): OperatorAction => ({ type: 'engine', event, at });
const open: OperatorAction = { type: 'connection', connection: 'open', at: 0 };
const lost: OperatorAction = { type: 'connection', connection: 'lost', at: 5000 };
const inTouch = play([open, ...SNAPSHOT.map((event) => engine(event))]);

describe('what the panel knows', () => {
  test('a control works only when the line is open and every part of the snapshot has been heard', () => {
    SNAPSHOT.forEach((_, missing) => {
      const partial = play([
        open,
        ...SNAPSHOT.filter((__, index) => index !== missing).map((event) => engine(event)),
      ]);
      expect(isInTouch(partial)).toBe(false);
    });
    expect(isInTouch(inTouch)).toBe(true);
  });

  test('when the engine is lost, what was shown stays, and nothing that was on its way is on its way any more', () => {
    const away = play(
      [{ type: 'go-sent' }, { type: 'asked-preview', question: 4 }, lost, { ...lost, at: 9000 }],
      inTouch,
    );
    expect(away).toMatchObject({ connection: 'lost', lostAt: 5000, going: false, asking: null });
    expect(away.visitors).toHaveLength(3);
    expect(away.preview.status).toBe('ready');
    expect(isInTouch(away)).toBe(false);
  });

  test('after the line is back, the panel waits for the whole snapshot before it trusts what it shows', () => {
    const back = play([lost, open], inTouch);
    expect(isInTouch(back)).toBe(false);
    const known = play(
      SNAPSHOT.map((event) => engine(event)),
      back,
    );
    expect(isInTouch(known)).toBe(true);
    expect(known.lostAt).toBeNull();
  });

  test('a visitor who was erased is not chosen any more, and neither is a target that left the gallery', () => {
    const chosen = play(
      [
        { type: 'cursor', visitorId: 'visitor-2' },
        { type: 'target', target: 'mildred' },
      ],
      inTouch,
    );
    const after = play(
      [
        engine({ type: 'visitors', visitors: queueOf(1) }),
        engine({ type: 'targets', targets: targets.slice(0, 1) }),
      ],
      chosen,
    );
    expect(after).toMatchObject({ cursor: null, target: 'ugliest' });
    const kept = play([engine({ type: 'targets', targets: [] })], {
      ...chosen,
      target: 'closest',
    });
    expect(kept.target).toBe('closest');
  });

  test('only the newest question’s answer ends the search', () => {
    const asking = play(
      [
        { type: 'asked-preview', question: 1 },
        { type: 'asked-preview', question: 2 },
        { type: 'answered-preview', question: 1 },
      ],
      inTouch,
    );
    expect(asking.asking).toBe(2);
    expect(play([{ type: 'answered-preview', question: 2 }], asking).asking).toBeNull();
  });

  test('how long the projector has differed counts from the first difference, and starts anew after it agreed', () => {
    const program = {
      phase: 'live',
      revision: 1,
      blackout: false,
      language: 'en',
      chain,
      position: 0,
    } as const;
    const black = { revision: 0, screen: 'black', faceId: null } as const;
    const right = { revision: 1, screen: 'holding', faceId: 'visitor-1' } as const;
    const agreeing = play([engine({ type: 'projector', report: black }, 100)], inTouch);
    expect(agreeing.disagreesSince).toBeNull();
    const differing = play(
      [engine({ type: 'program', program }, 200), engine({ type: 'projector', report: black }, 900)],
      agreeing,
    );
    expect(differing.disagreesSince).toBe(200);
    expect(play([engine({ type: 'projector', report: right }, 950)], differing).disagreesSince).toBeNull();
  });

  test('a refusal stays where it was said until the next try there', () => {
    const refused = play([{ type: 'refused', place: 'stage', message: 'no' }], inTouch);
    expect(play([{ type: 'trying', place: 'preview' }], refused).troubles.stage).toBe('no');
    expect(play([{ type: 'trying', place: 'stage' }], refused).troubles.stage).toBeUndefined();
  });
});

test('whatever happens in whatever order, GO is ready only with an engine, an idle stage, a chain, and nothing under way', () => {
  const actions = fc.oneof(
    fc.constantFrom<OperatorAction>(
      open,
      lost,
      { type: 'go-sent' },
      { type: 'go-settled' },
      { type: 'asked-preview', question: 1 },
      { type: 'answered-preview', question: 1 },
      engine({ type: 'preview', preview: { status: 'empty' } }),
      engine({ type: 'preview', preview: { status: 'searching', visitorId: 'visitor-1', targetId: 'nose' } }),
      engine({
        type: 'program',
        program: { phase: 'live', revision: 3, blackout: true, language: 'nl', chain, position: 2 },
      }),
    ),
    fc.constantFrom(...SNAPSHOT).map((event) => engine(event)),
  );
  fc.assert(
    fc.property(fc.array(actions, { maxLength: 40 }), (sequence) => {
      const state = play([...sequence]);
      const go = goReadiness(state);
      const should =
        state.connection === 'open' &&
        state.heard.size === SNAPSHOT.length &&
        state.program.phase === 'black' &&
        state.preview.status === 'ready' &&
        !state.going &&
        state.asking === null;
      expect(go.ready).toBe(should);
    }),
    { seed: 20261122, numRuns: 2000 },
  );
});
