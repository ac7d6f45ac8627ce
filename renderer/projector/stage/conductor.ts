import type { Program } from '../../../engine/show/show.ts';
import { openGallery, standingIn, type Gallery } from '../portrait/gallery.ts';
import type { Portrait } from '../portrait/portrait.ts';
import { drawCurtain, follow } from '../timeline/follow.ts';
import { SILENCE, type Score } from '../timeline/score.ts';
import type { TimingSheet } from '../timeline/timing.ts';

/** Holds what is played: the newest program, its pictures, the score. */
export interface Conductor {
  /** The engine's wish. A new chain is shown when its pictures are there; until then the stage is black. */
  readonly conduct: (program: Program) => void;
  readonly score: () => Score;
  readonly portraits: () => readonly (Portrait | null)[];
  /** Draws or opens this page's own curtain. */
  readonly curtain: (key: 'toggle' | 'shut') => void;
  /** Frees the pictures of a number that has left the screen. */
  readonly clear: () => void;
}

export interface ConductorParts {
  readonly clock: () => number;
  readonly sheet: TimingSheet;
  readonly onChange: () => void;
  readonly warn: (text: string) => void;
  readonly open?: typeof openGallery;
}

export function createConductor({
  clock,
  sheet,
  onChange,
  warn,
  open = openGallery,
}: ConductorParts): Conductor {
  let score: Score = SILENCE;
  let program: Program | null = null;
  let gallery: Gallery | null = null;
  let ready = false;

  const play = (next: Program): void => {
    const present = gallery?.portraits.map((portrait) => portrait !== null) ?? [];
    score = follow(score, next, (index) => standingIn(present, index), clock(), sheet);
    onChange();
  };
  const load = (next: Extract<Program, { phase: 'live' }>): void => {
    gallery?.close();
    ready = false;
    const opened = open(
      next.chain,
      () => {
        // A picture that came late takes its place.
        if (gallery === opened && ready && program?.phase === 'live') play(program);
        onChange();
      },
      warn,
    );
    gallery = opened;
    void opened.ready.then(() => {
      if (gallery !== opened) return;
      ready = true;
      if (program?.phase === 'live') play(program);
    });
  };

  return {
    conduct: (next) => {
      program = next;
      if (next.phase === 'live' && gallery?.chain.id !== next.chain.id) load(next);
      // Black while the pictures come; what was on the stage belongs to another chain.
      if (next.phase === 'black') play(next);
      else if (ready) play(next);
      else
        play({ phase: 'black', revision: next.revision, blackout: next.blackout, language: next.language });
    },
    score: () => score,
    portraits: () => gallery?.portraits ?? [],
    curtain: (key) => {
      score = drawCurtain(score, key === 'shut' || !score.curtain.page, clock());
      onChange();
    },
    clear: () => {
      if (program?.phase === 'live') return;
      gallery?.close();
      gallery = null;
      ready = false;
    },
  };
}
