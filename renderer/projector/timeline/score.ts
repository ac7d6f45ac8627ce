import type { Language, StageChain } from '../../../engine/show/show.ts';
import type { WordsSeen } from './words-seen.ts';

/** A way from one face to another. Indices count the links of the chain. All times in ms of the page's clock. */
export interface Leg {
  readonly from: number;
  readonly to: number;
  readonly kind: 'step' | 'reveal' | 'back' | 'jump';
  /** When it was asked for: the words begin to leave. */
  readonly askedAt: number;
  /** When the picture begins to move, and for how long. */
  readonly startsAt: number;
  readonly lasts: number;
  /** Progress (0 = `from`, 1 = `to`) at the start and at the end: a leg may be turned round midway. */
  readonly start: number;
  readonly end: 0 | 1;
  /** The words that were on the screen when it was asked for. */
  readonly leaving: WordsSeen;
}

/** Two hands on one curtain: the engine's blackout, and the keys of this page. */
export interface Curtain {
  readonly engine: boolean;
  readonly page: boolean;
  /** When the curtain last opened. */
  readonly openedAt: number;
}

export interface DarkScore {
  readonly phase: 'dark';
  readonly revision: number;
  readonly curtain: Curtain;
  /** What is still fading out. */
  readonly leaving: { readonly score: LiveScore; readonly since: number } | null;
}

export interface LiveScore {
  readonly phase: 'live';
  readonly revision: number;
  readonly curtain: Curtain;
  readonly chain: StageChain;
  readonly language: Language;
  /** As the engine counts: `links.length` is the punch line. */
  readonly position: number;
  /** The face that the legs begin at; -1 when the chain has no picture that can be shown. */
  readonly at: number;
  /** At most two: one that hurries to its end, and the one that was asked for. */
  readonly legs: readonly Leg[];
  /** Since when this face rests without a leg, and how it came. */
  readonly enteredAt: number;
  readonly entrance: 'from-the-dark' | 'landing' | 'cut';
  /** When the punch line fell; null before. */
  readonly punchAt: number | null;
  /** When the picture was last cut. */
  readonly cutAt: number;
  /** The last cut came too soon after the one before: it is a fade. */
  readonly softCut: boolean;
}

/** What the stage plays: enough to say for any later moment what is on it. See `frameAt`. */
export type Score = DarkScore | LiveScore;

export const OPEN: Curtain = { engine: false, page: false, openedAt: -Infinity };

export const SILENCE: DarkScore = { phase: 'dark', revision: 0, curtain: OPEN, leaving: null };

/** Progress of a leg, 0…1 between its two faces; the easing is the shader's, vertex by vertex. */
export function progressOf(leg: Leg, now: number): number {
  const share = leg.lasts <= 0 ? 1 : Math.min(1, Math.max(0, (now - leg.startsAt) / leg.lasts));
  return leg.start + (leg.end - leg.start) * share;
}

export const endsAt = (leg: Leg): number => leg.startsAt + leg.lasts;

/** The face that a leg leads to, and the one that it comes from. */
export const destinationOf = (leg: Leg): number => (leg.end === 1 ? leg.to : leg.from);
export const originOf = (leg: Leg): number => (leg.end === 1 ? leg.from : leg.to);

/** The leg that is running, or the last one that ran. */
export function legAt(legs: readonly Leg[], now: number): Leg | undefined {
  return legs.find((leg) => now < endsAt(leg)) ?? legs.at(-1);
}
