// The panel without its looks: what it knows, what is chosen, and the one place from which anything is asked of the engine.
import type { ChainRequest, Instant } from '../../engine/show/show.ts';
import type { EngineLine, SwapOffer } from './engine-line.ts';
import { placeOf, type EngineRequest, type StageVerb } from './engine-request.ts';
import { beside } from './state/beside.ts';
import { goReadiness } from './state/go-readiness.ts';
import { moveCursor } from './state/move-cursor.ts';
import {
  initialOperatorState,
  isInTouch,
  reduceOperator,
  type OperatorAction,
  type OperatorState,
} from './state/operator-state.ts';
import { guardPress, type PressGuard } from './state/press-guard.ts';
import { queueView } from './state/queue-view.ts';
import { inRequest, type Wishes } from './state/wishes.ts';

export interface Clocks {
  /** ms since 1970-01-01 UTC. */
  readonly now: () => Instant;
  /** ms, monotonic. */
  readonly stopwatch: () => number;
}

export interface Operator {
  /** Fits React's `useSyncExternalStore(operator.subscribe, operator.get)`. */
  readonly get: () => OperatorState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Presses a control of the stage; does nothing where the control is off. Blackout toggles. */
  readonly press: (verb: StageVerb) => void;
  /** Takes this visitor to preview, with the target, links and weight that are set. */
  readonly choose: (visitorId: string) => void;
  /** Sets what the next chain is asked with, and asks at once where a visitor is chosen. */
  readonly set: (choice: Extract<OperatorAction, { type: 'target' | 'steps' | 'alpha' }>) => void;
  /** Changes what is wished of the faces, and asks for the chain in preview again. */
  readonly wish: (wishes: Partial<Wishes>) => void;
  /** Takes one of the alternatives to preview. */
  readonly alternative: (chainId: string) => void;
  /** Who could stand at this link of the chain in preview. Rejects with a sentence for a person. */
  readonly swaps: (position: number) => Promise<SwapOffer>;
  readonly swap: (chainId: string, position: number, faceId: string) => void;
  readonly step: (by: 1 | -1) => void;
  readonly previewCursor: () => void;
  readonly look: (
    action: Extract<OperatorAction, { type: 'search' | 'with-hidden' | 'notices-read' }>,
  ) => void;
  readonly ask: (
    request: Exclude<EngineRequest, { verb: StageVerb | 'preview' | 'alternative' | 'swap' }>,
  ) => void;
  readonly close: () => void;
}

export function createOperator(line: EngineLine, { now, stopwatch }: Clocks): Operator {
  let state = initialOperatorState;
  let guard: PressGuard = {};
  let questions = 0;
  /** Aborted when the line breaks: nothing that was pressed before fires after it is back. */
  let session = new AbortController();
  const listeners = new Set<() => void>();

  const dispatch = (action: OperatorAction) => {
    const next = reduceOperator(state, action);
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };

  const ask = async (request: EngineRequest) => {
    if (!isInTouch(state)) return;
    const place = placeOf(request);
    const { signal } = session;
    dispatch({ type: 'trying', place });
    try {
      await line.send(request, signal);
    } catch (error) {
      // The banner says that the engine is away; a second sentence about the same would be noise.
      if (signal.aborted) return;
      dispatch({ type: 'refused', place, message: error instanceof Error ? error.message : String(error) });
    }
  };

  /** Asks for another chain in preview; GO waits for the answer to the newest question. */
  const askForChain = async (request: EngineRequest) => {
    if (!isInTouch(state)) return;
    const question = ++questions;
    dispatch({ type: 'asked-preview', question });
    await ask(request);
    dispatch({ type: 'answered-preview', question });
  };

  const askPreview = (visitorId: string) => {
    if (!isInTouch(state)) return;
    const { target, steps, alpha, settled } = state;
    // Pins are for one walk: somebody else's has other faces.
    if (settled?.request.visitorId !== visitorId || settled.request.target !== target)
      dispatch({ type: 'wish', wishes: { pinned: [] } });
    const request: ChainRequest = { visitorId, target, steps, alpha, ...inRequest(state.wishes) };
    void askForChain({ verb: 'preview', request });
  };

  const go = async () => {
    if (!goReadiness(state).ready) return;
    dispatch({ type: 'go-sent' });
    await ask({ verb: 'go' });
    dispatch({ type: 'go-settled' });
  };

  const perform = (verb: StageVerb) => {
    switch (verb) {
      case 'go':
        void go();
        return;
      case 'next':
        if (beside(state.program, 1).kind !== 'nothing') void ask({ verb });
        return;
      case 'back':
        if (beside(state.program, -1).kind !== 'nothing') void ask({ verb });
        return;
      case 'blackout':
        void ask({ verb, on: !state.program.blackout });
        return;
      case 'panic':
        void ask({ verb });
        return;
      default:
        verb satisfies never;
    }
  };

  const hearConnection = () => {
    const connection = line.connection.get();
    if (connection !== 'open') {
      session.abort();
      session = new AbortController();
    }
    dispatch({ type: 'connection', connection, at: now() });
  };
  const stopConnection = line.connection.subscribe(hearConnection);
  hearConnection();
  const stopWatching = line.watch((event) => {
    dispatch({ type: 'engine', event, at: now() });
  });

  const choose = (visitorId: string) => {
    dispatch({ type: 'cursor', visitorId });
    askPreview(visitorId);
  };

  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    press: (verb) => {
      const { guard: after, passed } = guardPress(guard, verb, stopwatch());
      guard = after;
      if (passed) perform(verb);
    },
    choose,
    set: (choice) => {
      dispatch(choice);
      if (state.cursor !== null) askPreview(state.cursor);
    },
    wish: (wishes) => {
      if (!isInTouch(state)) return;
      dispatch({ type: 'wish', wishes });
      if (state.settled === null) return;
      const { visitorId, target, steps, alpha } = state.settled.request;
      const request: ChainRequest = { visitorId, target, steps, alpha, ...inRequest(state.wishes) };
      void askForChain({ verb: 'preview', request });
    },
    alternative: (chainId) => void askForChain({ verb: 'alternative', chainId }),
    swaps: (position) => line.swaps(position, session.signal),
    swap: (chainId, position, faceId) => void askForChain({ verb: 'swap', chainId, position, faceId }),
    step: (by) => {
      const ids = queueView(state.visitors, state).map((visitor) => visitor.id);
      dispatch({ type: 'cursor', visitorId: moveCursor(ids, state.cursor, by) });
    },
    previewCursor: () => {
      if (state.cursor !== null) choose(state.cursor);
    },
    look: dispatch,
    ask: (request) => void ask(request),
    close: () => {
      stopWatching();
      stopConnection();
      session.abort();
    },
  };
}
