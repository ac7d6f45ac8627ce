import { describe, expect, test } from 'vitest';
import type { ChainRequest, OperatorEvent, Program } from '../../../engine/show/show.ts';
import type { EngineLine } from '../../../renderer/operator/engine-line.ts';
import type { EngineRequest } from '../../../renderer/operator/engine-request.ts';
import { createOperator } from '../../../renderer/operator/operator.ts';
import { goReadiness } from '../../../renderer/operator/state/go-readiness.ts';
import { leaveOut, togglePin } from '../../../renderer/operator/state/wishes.ts';
import { createConnection } from '../../../renderer/shared/connection.ts';
import { chainOf, queueOf, readyFor, system, targets } from './evening.ts';

const black: Program = { phase: 'black', revision: 0, blackout: false, language: 'en' };
const request: ChainRequest = { visitorId: 'visitor-1', target: 'ugliest', steps: 'auto', alpha: 0.5 };
const chain = chainOf(request, 1, 5);

interface Sent {
  readonly request: EngineRequest;
  readonly signal: AbortSignal;
  readonly answer: () => void;
  readonly refuse: (message: string) => void;
}

/** A panel on a line whose other end is the test. */
function panel() {
  const connection = createConnection();
  const sent: Sent[] = [];
  let hear: (event: OperatorEvent) => void = () => undefined;
  const line: EngineLine = {
    connection,
    watch: (onEvent) => {
      hear = onEvent;
      return () => undefined;
    },
    swaps: (position) => Promise.resolve({ chainId: `chain at ${position}`, swaps: [] }),
    send: (request, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
        sent.push({
          request,
          signal,
          answer: resolve,
          refuse: (message) => {
            reject(new Error(message));
          },
        });
      }),
  };
  const clock = { ms: 0 };
  const operator = createOperator(line, { now: () => clock.ms, stopwatch: () => clock.ms });
  const snapshot = (program: Program = black) => {
    for (const event of [
      { type: 'system', system },
      { type: 'targets', targets },
      { type: 'visitors', visitors: queueOf(5) },
      { type: 'program', program },
      { type: 'projector', report: null },
      { type: 'preview', preview: { ...readyFor(request, 1, 5), chain } },
    ] satisfies readonly OperatorEvent[]) {
      hear(event);
    }
  };
  return {
    operator,
    connection,
    sent,
    clock,
    snapshot,
    hear: (event: OperatorEvent) => {
      hear(event);
    },
    verbs: () => sent.map(({ request }) => request.verb),
    /** Lets promises that were settled be noticed. */
    settled: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

function openPanel(program?: Program) {
  const it = panel();
  it.connection.set('open');
  it.snapshot(program);
  return it;
}

describe('GO', () => {
  test('is sent once, however often and however slowly it is pressed, until the engine answered', async () => {
    const { operator, verbs, sent, clock, settled } = openPanel();
    for (clock.ms = 1000; clock.ms < 3000; clock.ms += 37) operator.press('go');
    expect(verbs()).toEqual(['go']);
    sent[0]!.answer();
    await settled();
    expect(operator.get().going).toBe(false);
  });

  test('is not sent while a chain runs, nor twice within the guard even when the engine is that quick', async () => {
    const { operator, verbs, sent, clock, settled, hear } = openPanel();
    clock.ms = 1000;
    operator.press('go');
    hear({ type: 'program', program: { ...black, phase: 'live', revision: 1, chain, position: 0 } });
    sent[0]!.answer();
    await settled();
    clock.ms = 2000;
    operator.press('go');
    expect(verbs()).toEqual(['go']);
    hear({ type: 'program', program: black });
    clock.ms = 2050; // still the same nervous thumb as the press that was refused
    operator.press('go');
    expect(verbs()).toEqual(['go']);
    clock.ms = 2200;
    operator.press('go');
    expect(verbs()).toEqual(['go', 'go']);
  });

  test('does not play the old chain while a new one is being looked for', async () => {
    const { operator, verbs, sent, settled } = openPanel();
    operator.choose('visitor-2');
    operator.press('go');
    expect(verbs()).toEqual(['preview']);
    sent[0]!.answer();
    await settled();
    expect(operator.get().asking).toBeNull();
  });

  test('a refusal is kept in the engine’s words, next to GO, until the next try', async () => {
    const { operator, sent, clock, settled } = openPanel();
    operator.press('go');
    sent[0]!.refuse('A chain is still running.');
    await settled();
    expect(operator.get().troubles.stage).toBe('A chain is still running.');
    clock.ms = 500;
    operator.press('go');
    expect(operator.get().troubles.stage).toBeUndefined();
  });
});

describe('while the engine is away', () => {
  test('nothing is sent, and nothing that was pressed fires when it is back', () => {
    const { operator, connection, verbs, snapshot, clock } = openPanel();
    connection.set('lost');
    for (const verb of ['go', 'next', 'back', 'blackout', 'panic'] as const) operator.press(verb);
    operator.choose('visitor-2');
    operator.set({ type: 'steps', steps: 7 });
    operator.ask({ verb: 'erase', visitorId: 'visitor-2' });
    connection.set('open');
    snapshot();
    expect(verbs()).toEqual([]);
    clock.ms = 5000;
    operator.press('go');
    expect(verbs()).toEqual(['go']);
  });

  test('what was on its way is given up, without a second sentence beside the banner', async () => {
    const { operator, connection, sent, settled } = openPanel();
    operator.press('go');
    connection.set('lost');
    await settled();
    expect(sent[0]!.signal.aborted).toBe(true);
    expect(operator.get()).toMatchObject({ going: false, troubles: {} });
  });

  test('before the first snapshot nothing is sent either', () => {
    const { operator, connection, verbs } = panel();
    connection.set('open');
    operator.press('panic');
    expect(verbs()).toEqual([]);
  });
});

describe('choosing', () => {
  test('a visitor previews at once, with what is set', () => {
    const { operator, sent } = openPanel();
    operator.set({ type: 'target', target: 'nose' });
    expect(sent).toHaveLength(0); // nobody is chosen yet
    operator.choose('visitor-3');
    expect(sent[0]!.request).toEqual({
      verb: 'preview',
      request: { visitorId: 'visitor-3', target: 'nose', steps: 6, alpha: 0.5 },
    });
  });

  test('another target, number of links or weight previews the chosen visitor again', () => {
    const { operator, sent } = openPanel();
    operator.choose('visitor-3');
    operator.set({ type: 'target', target: 'closest' });
    operator.set({ type: 'steps', steps: 7 });
    operator.set({ type: 'alpha', alpha: 0.6 });
    expect(sent.at(-1)!.request).toEqual({
      verb: 'preview',
      request: { visitorId: 'visitor-3', target: 'closest', steps: 7, alpha: 0.6 },
    });
    expect(sent).toHaveLength(4);
  });

  test('the cursor moves without disturbing preview; Enter takes it there', () => {
    const { operator, sent } = openPanel();
    operator.step(1);
    operator.step(1);
    expect(sent).toHaveLength(0);
    operator.previewCursor();
    // The queue begins with the starred no. 3, then no. 1.
    expect(sent[0]!.request).toMatchObject({ verb: 'preview', request: { visitorId: 'visitor-1' } });
  });
});

describe('the running show', () => {
  const live: Program = { phase: 'live', revision: 1, blackout: false, language: 'en', chain, position: 1 };

  test('blackout asks for the other state than the one that is, and a bounce does not lift it', () => {
    const { operator, sent, clock, hear } = openPanel(live);
    operator.press('blackout');
    hear({ type: 'program', program: { ...live, blackout: true } });
    clock.ms = 50;
    operator.press('blackout');
    clock.ms = 500;
    operator.press('blackout');
    expect(sent.map(({ request }) => request)).toEqual([
      { verb: 'blackout', on: true },
      { verb: 'blackout', on: false },
    ]);
  });

  test('Next and Back are sent only where there is something next and something back', () => {
    const { operator, verbs, clock, hear } = openPanel();
    operator.press('next');
    operator.press('back');
    expect(verbs()).toEqual([]);
    clock.ms = 1000;
    hear({ type: 'program', program: live });
    operator.press('next');
    operator.press('back');
    expect(verbs()).toEqual(['next', 'back']);
  });

  test('panic is sent at any time', () => {
    const { operator, verbs } = openPanel(live);
    operator.press('panic');
    operator.press('panic');
    expect(verbs()).toEqual(['panic', 'panic']);
  });
});

describe('what is wished of the faces', () => {
  const requests = (sent: readonly Sent[]) =>
    sent.flatMap(({ request: one }) => (one.verb === 'preview' ? [one.request] : []));

  test('is asked for the visitor in preview, wish upon wish, before the first is answered', () => {
    const { operator, sent } = openPanel();
    operator.step(1); // the cursor is elsewhere: it changes nothing
    operator.wish(togglePin(operator.get().wishes, 'face-2'));
    operator.wish(leaveOut(operator.get().wishes, 'face-3'));
    expect(requests(sent)).toEqual([
      { ...request, pinned: ['face-2'] },
      { ...request, pinned: ['face-2'], forbidden: ['face-3'] },
    ]);
    expect(goReadiness(operator.get())).toMatchObject({ ready: false });
  });

  test('pins end with the walk they were made for; who is left out stays out', () => {
    const { operator, sent } = openPanel();
    operator.wish({ pinned: ['face-2'], forbidden: ['face-3'] });
    operator.choose('visitor-2');
    expect(requests(sent)[1]).toMatchObject({ visitorId: 'visitor-2', forbidden: ['face-3'] });
    expect(requests(sent)[1]).not.toHaveProperty('pinned');
  });

  test('another panel’s wishes are taken over, but never over a question of one’s own', () => {
    const { operator, hear } = openPanel();
    const theirs = { ...request, pinned: ['face-4'], weakestLimit: 0.5 };
    hear({ type: 'preview', preview: readyFor(theirs, 1, 5) });
    expect(operator.get().wishes).toMatchObject({ pinned: ['face-4'], weakestLimit: 0.5 });
    operator.wish({ pinned: ['face-1'] });
    hear({ type: 'preview', preview: readyFor(theirs, 1, 5) });
    expect(operator.get().wishes.pinned).toEqual(['face-1']);
  });

  test('a swap or an alternative holds GO back until it is answered', async () => {
    const { operator, sent, verbs, settled } = openPanel();
    operator.swap('a-chain', 2, 'face-9');
    operator.press('go');
    expect(verbs()).toEqual(['swap']);
    sent[0]!.answer();
    await settled();
    operator.alternative('another');
    expect(goReadiness(operator.get()).ready).toBe(false);
  });
});
