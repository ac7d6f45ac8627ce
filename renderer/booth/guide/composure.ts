// Time for the instructions: words that stay long enough to be read, and how long all has been well. Pure.
import type { Instruction } from './guidance.ts';

/** ms for which all must be well before the countdown starts by itself. */
export const WELL_MS = 700;
/** ms for which a new instruction must hold before it replaces the words on the screen. */
const WORDS_MS = 280;

export interface Composure {
  /** The instruction of the latest frame. */
  readonly instruction: Instruction;
  /** Since when (ms) it has been that one. */
  readonly since: number;
  /** The instruction to show. */
  readonly shown: Instruction;
  /** ms since `instruction` became "well"; 0 while it is another one. */
  readonly wellFor: number;
  /** ms since a face was last seen; 0 when there is one. */
  readonly goneFor: number;
  readonly faceSeenAt: number | null;
}

export const NO_COMPOSURE: Composure = {
  instruction: 'no-face',
  since: -Infinity,
  shown: 'no-face',
  wellFor: 0,
  goneFor: 0,
  faceSeenAt: null,
};

/** @param at ms on the page's clock, never before the frame that came earlier */
export function compose(
  before: Composure,
  instruction: Instruction,
  facePresent: boolean,
  at: number,
): Composure {
  const since = instruction === before.instruction ? before.since : at;
  // "Well" is shown at once: whoever has found the place should not move on because the words were late.
  const read = instruction === 'well' || at - since >= WORDS_MS || before.since === -Infinity;
  const faceSeenAt = facePresent ? at : before.faceSeenAt;
  return {
    instruction,
    since,
    shown: read ? instruction : before.shown,
    wellFor: instruction === 'well' ? at - since : 0,
    goneFor: faceSeenAt === null ? Infinity : at - faceSeenAt,
    faceSeenAt,
  };
}
