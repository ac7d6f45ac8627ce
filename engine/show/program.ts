import { setup, transition, type SnapshotFrom } from 'xstate';
import { assign } from 'xstate';
import type { Language, Program, StageChain } from './show.ts';

/** What can be asked of the stage. */
export type ProgramEvent =
  | { readonly type: 'GO'; readonly chain: StageChain }
  | { readonly type: 'NEXT' }
  | { readonly type: 'BACK' }
  | { readonly type: 'BLACKOUT'; readonly on: boolean }
  | { readonly type: 'PANIC' }
  | { readonly type: 'LANGUAGE'; readonly language: Language }
  /** The visitor was erased: nothing of them may stay on the screen. */
  | { readonly type: 'ERASED'; readonly visitorId: string };

interface ProgramContext {
  readonly chain: StageChain | null;
  readonly position: number;
  readonly blackout: boolean;
  readonly language: Language;
  readonly revision: number;
  /** What ended the last chain was no ending: see Program. */
  readonly abrupt: boolean;
}

const changed = assign<ProgramContext, ProgramEvent, undefined, ProgramEvent, never>({
  revision: ({ context }) => context.revision + 1,
});

/** One chain's way over the stage: black → visitor → link … → target → punch line → black. */
const programMachine = setup({
  types: {
    context: {} as ProgramContext,
    events: {} as ProgramEvent,
    input: {} as { readonly language: Language },
  },
  guards: {
    atPunchLine: ({ context }) => context.position === context.chain?.links.length,
    pastStart: ({ context }) => context.position > 0,
    ofThisVisitor: ({ context, event }) =>
      event.type === 'ERASED' && event.visitorId === context.chain?.visitorId,
  },
}).createMachine({
  id: 'program',
  initial: 'black',
  context: ({ input }) => ({
    chain: null,
    position: 0,
    blackout: false,
    language: input.language,
    revision: 0,
    abrupt: false,
  }),
  on: {
    BLACKOUT: { actions: [assign({ blackout: ({ event }) => event.on }), changed] },
    LANGUAGE: { actions: [assign({ language: ({ event }) => event.language }), changed] },
    // Black at once and nothing running; the blackout itself is lifted so that the next GO is seen.
    PANIC: {
      target: '.black',
      actions: [assign({ chain: null, position: 0, blackout: false, abrupt: true }), changed],
    },
  },
  states: {
    black: {
      on: {
        GO: {
          target: 'live',
          actions: [assign({ chain: ({ event }) => event.chain, position: 0, blackout: false }), changed],
        },
      },
    },
    // GO is not heard here: it never stops a running cue.
    live: {
      on: {
        NEXT: [
          {
            guard: 'atPunchLine',
            target: 'black',
            actions: [assign({ chain: null, position: 0, abrupt: false }), changed],
          },
          { actions: [assign({ position: ({ context }) => context.position + 1 }), changed] },
        ],
        BACK: {
          guard: 'pastStart',
          actions: [assign({ position: ({ context }) => context.position - 1 }), changed],
        },
        ERASED: {
          guard: 'ofThisVisitor',
          target: 'black',
          actions: [assign({ chain: null, position: 0, abrupt: true }), changed],
        },
      },
    },
  },
});

/** The state of the stage between two events; opaque, read it with {@link programOf}. */
export type ProgramSnapshot = SnapshotFrom<typeof programMachine>;

/** Black, nothing running. */
export function blackProgram(language: Language): ProgramSnapshot {
  return programMachine.resolveState({
    value: 'black',
    context: { chain: null, position: 0, blackout: false, language, revision: 0, abrupt: false },
  });
}

/** Pure: what the stage is after an event. An event that cannot be now leaves everything as it is. */
export function advanceProgram(snapshot: ProgramSnapshot, event: ProgramEvent): ProgramSnapshot {
  return transition(programMachine, snapshot, event)[0];
}

/** A stage as it was before the engine was restarted. */
export function resumeProgram(program: Program): ProgramSnapshot {
  const { revision, blackout, language } = program;
  return program.phase === 'live'
    ? programMachine.resolveState({
        value: 'live',
        context: {
          chain: program.chain,
          position: program.position,
          blackout,
          language,
          revision,
          abrupt: false,
        },
      })
    : programMachine.resolveState({
        value: 'black',
        context: { chain: null, position: 0, blackout, language, revision, abrupt: program.abrupt === true },
      });
}

/** What the projector is told. */
export function programOf(snapshot: ProgramSnapshot): Program {
  const { chain, position, blackout, language, revision, abrupt } = snapshot.context;
  return chain === null
    ? { phase: 'black', revision, blackout, language, ...(abrupt && { abrupt }) }
    : { phase: 'live', revision, blackout, language, chain, position };
}
