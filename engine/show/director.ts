import type { Enrolment } from './enrol.ts';
import type { Notices } from './notices.ts';
import type { Previewer } from './previewer.ts';
import {
  advanceProgram,
  blackProgram,
  programOf,
  resumeProgram,
  type ProgramEvent,
  type ProgramSnapshot,
} from './program.ts';
import type { ChainRequest, Language, Preview, Program, ProjectorReport } from './show.ts';
import type { VisitorsStore } from './visitors.store.ts';

/** What changed; ask the director for the new value. */
export type DirectorChange = 'visitors' | 'preview' | 'program' | 'projector';

/** Asked for something that the show cannot do now; the message says why. */
export class NotNowError extends Error {
  override readonly name = 'NotNowError';
}

/** The one place where a show is run from: whatever the transport, a verb means the same. */
export interface Director {
  readonly enrol: Enrolment['enrol'];
  preview(request: ChainRequest): Promise<Preview>;
  clearPreview(): void;
  go(): Promise<Program>;
  next(): Promise<Program>;
  back(): Promise<Program>;
  blackout(on: boolean): Promise<Program>;
  panic(): Promise<Program>;
  speak(language: Language): Promise<Program>;
  mark(visitorId: string, marks: { readonly hidden?: boolean; readonly starred?: boolean }): Promise<void>;
  erase(visitorId: string): Promise<void>;
  /** What a projector says is on its screen; null when the last one went away. */
  report(report: ProjectorReport | null): void;
  currentPreview(): Preview;
  currentProgram(): Program;
  currentReport(): ProjectorReport | null;
  onChange(listener: (change: DirectorChange) => void): () => void;
}

export interface DirectorParts {
  readonly visitors: VisitorsStore;
  readonly enrolment: Enrolment;
  readonly previewer: Previewer;
  readonly notices: Notices;
  readonly language: Language;
}

/** Takes up the show where a crash or a restart left it. */
export async function createDirector(parts: DirectorParts): Promise<Director> {
  const { visitors, enrolment, previewer, notices } = parts;
  const listeners = new Set<(change: DirectorChange) => void>();
  const tell = (change: DirectorChange) => {
    for (const listener of listeners) listener(change);
  };

  const kept = await visitors.keptProgram();
  let stage: ProgramSnapshot =
    kept === undefined ? blackProgram(parts.language) : resumeProgram(JSON.parse(kept) as Program);
  let preview: Preview = { status: 'empty' };
  let report: ProjectorReport | null = null;
  /** Grows with every request: an answer that was overtaken by a newer question is dropped. */
  let asked = 0;

  const setPreview = (value: Preview) => {
    preview = value;
    tell('preview');
  };

  const dispatch = async (event: ProgramEvent): Promise<Program> => {
    const before = programOf(stage);
    stage = advanceProgram(stage, event);
    const after = programOf(stage);
    if (after.revision === before.revision) return after;
    tell('program'); // the audience first, the disk second
    try {
      await visitors.keepProgram(JSON.stringify(after));
      if (event.type === 'NEXT' && before.phase === 'live' && after.phase === 'black') {
        await visitors.countShown(before.chain.visitorId);
        tell('visitors');
      }
    } catch {
      notices.add(
        'error',
        'The disk of the show machine is full or cannot be written: the show goes on, but a restart would begin in black.',
      );
    }
    return after;
  };

  return {
    async enrol(picture) {
      const enrolled = await enrolment.enrol(picture);
      tell('visitors');
      return enrolled;
    },

    async preview(request) {
      const mine = ++asked;
      setPreview({ status: 'searching', visitorId: request.visitorId, targetId: request.target });
      try {
        const found = await previewer(request);
        if (mine === asked) setPreview(found);
        return found;
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (mine === asked) {
          setPreview({
            status: 'impossible',
            visitorId: request.visitorId,
            targetId: request.target,
            message,
          });
        }
        throw error;
      }
    },

    clearPreview() {
      asked++;
      setPreview({ status: 'empty' });
    },

    async go() {
      if (programOf(stage).phase === 'live') {
        throw new NotNowError(
          'A chain is still running. Take it to its end with Next, or press Panic, then GO.',
        );
      }
      if (preview.status !== 'ready')
        throw new NotNowError('There is no chain in preview. Choose a visitor and a target first.');
      const { chain } = preview;
      setPreview({ status: 'empty' });
      return dispatch({ type: 'GO', chain });
    },

    next: () => dispatch({ type: 'NEXT' }),
    back: () => dispatch({ type: 'BACK' }),
    blackout: (on) => dispatch({ type: 'BLACKOUT', on }),
    panic: () => dispatch({ type: 'PANIC' }),
    speak: (language) => dispatch({ type: 'LANGUAGE', language }),

    async mark(visitorId, marks) {
      await visitors.mark(visitorId, marks);
      tell('visitors');
    },

    async erase(visitorId) {
      // Off the screens first: nothing may show a face that is being erased.
      if (preview.status !== 'empty' && visitorOf(preview) === visitorId) setPreview({ status: 'empty' });
      asked++;
      await dispatch({ type: 'ERASED', visitorId });
      await visitors.erase(visitorId);
      tell('visitors');
    },

    report(value) {
      report = value;
      tell('projector');
    },

    currentPreview: () => preview,
    currentProgram: () => programOf(stage),
    currentReport: () => report,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function visitorOf(preview: Exclude<Preview, { status: 'empty' }>): string {
  return preview.status === 'ready' ? preview.chain.visitorId : preview.visitorId;
}
