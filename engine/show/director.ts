import type { Enrolment } from './enrol.ts';
import type { Notices } from './notices.ts';
import type { Previewer, Replacement, Swapper } from './previewer.ts';
import {
  advanceProgram,
  blackProgram,
  programOf,
  resumeProgram,
  type ProgramEvent,
  type ProgramSnapshot,
} from './program.ts';
import type {
  ChainRequest,
  Language,
  Preview,
  Program,
  ProjectorReport,
  StageChain,
  StageLink,
  Swap,
} from './show.ts';
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
  /** An overtaken question is stopped, and answered with what is in preview then. */
  preview(request: ChainRequest): Promise<Preview>;
  /** Takes one of the alternatives in preview; the chain that was there becomes one. */
  alternative(chainId: string): Preview;
  /** Who could stand at this link of the chain in preview instead (an index into its links). */
  swaps(position: number): Promise<{ readonly chainId: string; readonly swaps: readonly Swap[] }>;
  /** Puts one of these there and pins it; all other links stay. */
  swap(chainId: string, position: number, faceId: string): Promise<Preview>;
  clearPreview(): void;
  go(): Promise<Program>;
  next(): Promise<Program>;
  back(): Promise<Program>;
  blackout(on: boolean): Promise<Program>;
  panic(): Promise<Program>;
  speak(language: Language): Promise<Program>;
  mark(visitorId: string, marks: { readonly hidden?: boolean; readonly starred?: boolean }): Promise<void>;
  erase(visitorId: string): Promise<void>;
  /** The evening is over: black, and everything about every visitor is gone. @returns the tickets that were erased */
  closeHouse(): Promise<readonly number[]>;
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
  readonly swapper: Swapper;
  readonly notices: Notices;
  readonly language: Language;
}

/** Takes up the show where a crash or a restart left it. */
export async function createDirector(parts: DirectorParts): Promise<Director> {
  const { visitors, enrolment, previewer, swapper, notices } = parts;
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
  let searching = new AbortController();

  const setPreview = (value: Preview) => {
    preview = value;
    tell('preview');
  };

  /** Whatever is still being searched for preview is not wanted any more. */
  const overtake = (): number => {
    searching.abort();
    searching = new AbortController();
    return ++asked;
  };

  const search = async (request: ChainRequest, replacement?: Replacement): Promise<Preview> => {
    const mine = overtake();
    if (replacement === undefined)
      setPreview({ status: 'searching', visitorId: request.visitorId, targetId: request.target });
    try {
      const found = await previewer(request, searching.signal, replacement);
      if (mine === asked) setPreview(found);
      return found;
    } catch (error) {
      if (mine !== asked) return preview;
      if (replacement !== undefined) throw error;
      setPreview({
        status: 'impossible',
        visitorId: request.visitorId,
        targetId: request.target,
        message: error instanceof Error ? error.message : String(error),
        request,
        obstacle: null,
        without: null,
        relaxedTo: null,
        names: {},
      });
      throw error;
    }
  };

  const readyPreview = (): Extract<Preview, { status: 'ready' }> => {
    if (preview.status !== 'ready')
      throw new NotNowError('There is no chain in preview. Choose a visitor and a target first.');
    return preview;
  };

  const dispatch = async (event: ProgramEvent): Promise<Program> => {
    const before = programOf(stage);
    stage = advanceProgram(stage, event);
    const after = programOf(stage);
    if (after.revision === before.revision) return after;
    tell('program'); // the audience first, the disk second
    try {
      await visitors.keepProgram(JSON.stringify(after));
      const face = after.phase === 'live' ? after.chain.links[after.position] : undefined;
      if (event.type === 'NEXT' && face !== undefined) await visitors.keepFaceShown(face.id);
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

    preview: (request) => search(request),

    alternative(chainId) {
      const { chain, alternatives, ...rest } = readyPreview();
      const chosen = alternatives.find((one) => one.id === chainId);
      if (chosen === undefined) throw new NotNowError('This chain is not in preview any more. Choose again.');
      overtake();
      const others = alternatives.map((one) => (one === chosen ? chain : one));
      setPreview({ ...rest, chain: chosen, alternatives: others });
      return preview;
    },

    async swaps(position) {
      const { request, chain } = readyPreview();
      middleLink(chain, position);
      return { chainId: chain.id, swaps: await swapper(request, chain, position) };
    },

    async swap(chainId, position, faceId) {
      const { request, chain } = readyPreview();
      if (chain.id !== chainId) throw new NotNowError('The chain in preview has changed. Choose again.');
      const { id: before } = middleLink(chain, position);
      const pinned = (request.pinned ?? []).filter((id) => id !== before && id !== faceId);
      const forbidden = (request.forbidden ?? []).filter((id) => id !== faceId);
      return search({ ...request, pinned: [...pinned, faceId], forbidden }, { chain, position, faceId });
    },

    clearPreview() {
      overtake();
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
      overtake();
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

    async closeHouse() {
      overtake();
      setPreview({ status: 'empty' });
      await dispatch({ type: 'PANIC' });
      try {
        return await visitors.purge();
      } finally {
        tell('visitors');
      }
    },

    async erase(visitorId) {
      const offTheScreens = async () => {
        if (preview.status !== 'empty' && visitorOf(preview) === visitorId) {
          overtake(); // a search for them that is under way
          setPreview({ status: 'empty' });
        }
        await dispatch({ type: 'ERASED', visitorId });
      };
      await offTheScreens(); // first: nothing may show a face that is being erased
      try {
        await visitors.erase(visitorId);
      } finally {
        await offTheScreens(); // and nothing that was asked for meanwhile
        tell('visitors');
      }
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

/** A link that can be changed: neither the visitor nor the target. */
function middleLink(chain: StageChain, position: number): StageLink {
  const link = chain.links[position];
  if (link === undefined || position < 1 || position >= chain.links.length - 1)
    throw new NotNowError('Only a face between the visitor and the target can be swapped.');
  return link;
}
