import type { ProjectorReport } from '../../../engine/show/show.ts';
import { ease, share } from './easing.ts';
import {
  destinationOf,
  endsAt,
  legAt,
  originOf,
  progressOf,
  type Curtain,
  type LiveScore,
  type Score,
} from './score.ts';
import type { TimingSheet } from './timing.ts';
import { wordsAt } from './words-at.ts';
import { NO_WORDS, type WordsSeen } from './words-seen.ts';

/** Everything that one drawn frame depends on, besides the pictures and the size of the window. */
export interface Frame {
  readonly screen: ProjectorReport['screen'];
  readonly revision: number;
  /** The chain being shown; null in the dark. */
  readonly score: LiveScore | null;
  /** 0 = open, 1 = black over everything. */
  readonly curtain: number;
  /** Indices of the two faces and how far it is from one to the other, 0…1, not eased. */
  readonly from: number;
  readonly to: number;
  readonly progress: number;
  /** The face on the screen, or being approached; -1 for none. */
  readonly face: number;
  /** Scale of the picture: it breathes. */
  readonly breath: number;
  /** How many links the thread has come, with a fraction while it draws itself. */
  readonly thread: number;
  readonly words: WordsSeen;
  /** The punch line stands on the screen. */
  readonly punch: boolean;
}

const BREATH = { depth: 0.003, lasts: 6000, sway: 0.0012, swayLasts: 17_300 } as const;

/** 0.3 % over 6 s, with a slower sway under it, so that no loop is seen. */
export function breathAt(now: number): number {
  const breath = BREATH.depth * Math.sin((2 * Math.PI * now) / BREATH.lasts);
  return 1 + breath + BREATH.sway * Math.sin((2 * Math.PI * now) / BREATH.swayLasts);
}

/** Nothing moves any more but the breath: all words are said, and nothing is fading. */
export function isSettled({ screen, curtain, words, punch }: Frame): boolean {
  if (curtain > 0) return screen === 'black';
  return punch || (screen === 'holding' && words.likeness >= 1);
}

/** Pure: what is on the stage at a moment. */
export function frameAt(score: Score, now: number, sheet: TimingSheet): Frame {
  if (score.phase === 'dark') return darkFrame(score.revision, score.leaving, now, sheet);
  const shown = live(score, now, sheet);
  if (score.curtain.engine || score.curtain.page || score.at < 0) {
    return { ...shown, screen: 'black', curtain: 1 };
  }
  const curtain = Math.max(curtainAt(score.curtain, now, sheet), unveiling(score, now, sheet));
  // A face that is still coming out of the dark is not there yet.
  return {
    ...shown,
    curtain,
    screen: shown.screen === 'holding' && curtain > 0.05 ? 'morphing' : shown.screen,
  };
}

function live(score: LiveScore, now: number, sheet: TimingSheet): Frame {
  const leg = legAt(score.legs, now);
  const moving = leg !== undefined && now < endsAt(leg);
  const face = leg === undefined ? score.at : destinationOf(leg);
  const base = { revision: score.revision, score, curtain: 0, face, breath: breathAt(now) };
  if (score.punchAt !== null) {
    return {
      ...base,
      screen: 'punch-line',
      from: face,
      to: face,
      progress: 0,
      thread: score.at,
      words: NO_WORDS,
      punch: true,
    };
  }
  return {
    ...base,
    screen: moving ? 'morphing' : 'holding',
    from: leg?.from ?? face,
    to: leg?.to ?? face,
    progress: leg === undefined ? 0 : progressOf(leg, now),
    thread: leg === undefined ? face : threadAt(originOf(leg), face, share(now, leg.startsAt, leg.lasts)),
    words: wordsAt(score, now, sheet),
    punch: false,
  };
}

const threadAt = (from: number, to: number, along: number): number => from + (to - from) * ease(along);

function darkFrame(
  revision: number,
  leaving: { readonly score: LiveScore; readonly since: number } | null,
  now: number,
  sheet: TimingSheet,
): Frame {
  const gone = leaving === null ? 1 : share(now, leaving.since, sheet.fadeOut);
  if (leaving === null || gone >= 1) {
    const nothing = {
      from: -1,
      to: -1,
      progress: 0,
      face: -1,
      breath: 1,
      thread: -1,
      words: NO_WORDS,
      punch: false,
    };
    return { screen: 'black', revision, score: null, curtain: 1, ...nothing };
  }
  // Still the old picture, but what the engine hears is that it is going.
  return { ...live(leaving.score, now, sheet), revision, curtain: ease(gone) };
}

function curtainAt(curtain: Curtain, now: number, sheet: TimingSheet): number {
  return 1 - ease(share(now, curtain.openedAt, sheet.lift));
}

/** How much of the dark is left over a face that has just come. */
function unveiling(score: LiveScore, now: number, sheet: TimingSheet): number {
  if (score.softCut) return 0.6 * (1 - ease(share(now, score.cutAt, sheet.lift)));
  if (score.entrance === 'cut') return 0;
  const lasts = score.entrance === 'from-the-dark' ? sheet.entrance : sheet.arrival;
  return 1 - ease(share(now, score.enteredAt, lasts));
}
