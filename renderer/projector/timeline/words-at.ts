import { ease, share } from './easing.ts';
import { destinationOf, endsAt, type Leg, type LiveScore } from './score.ts';
import type { TimingSheet } from './timing.ts';

import type { WordsSeen } from './words-seen.ts';

/** When, in a morph (share of its movement), "No. 3 looks like" is said, and when the name falls. */
const ANNOUNCED = 0.3;
const NAMED = 0.74;
/** ms from the name to the caption, and to the likeness. */
const TO_CAPTION = 320;
const TO_LIKENESS = 720;

/** The words on the screen at a moment: said in the order in which a person would say them. */
export function wordsAt(score: LiveScore, now: number, sheet: TimingSheet): WordsSeen {
  // The newest wish has the word, also while an older leg still hurries to its end.
  const leg = score.legs.at(-1);
  if (leg === undefined) return wordsOfRest(score, now, sheet);
  const gone = share(now, leg.askedAt, sheet.wordsOut);
  if (gone < 1) return dimmed(leg.leaving, 1 - ease(gone));
  return leg.kind === 'reveal' && leg.end === 1
    ? wordsOfReveal(leg, now, sheet)
    : wordsOfLeg(leg, now, sheet);
}

function wordsOfRest(score: LiveScore, now: number, sheet: TimingSheet): WordsSeen {
  if (score.entrance === 'cut') return all(score.at, 1);
  const delay = score.entrance === 'from-the-dark' ? sheet.entrance * 0.75 : 0;
  return all(score.at, rise(now, score.enteredAt + delay, sheet));
}

function wordsOfLeg(leg: Leg, now: number, sheet: TimingSheet): WordsSeen {
  const announcedAt = Math.max(leg.startsAt + leg.lasts * ANNOUNCED, leg.askedAt + sheet.wordsOut);
  const namedAt = Math.max(leg.startsAt + leg.lasts * NAMED, announcedAt + 300);
  return {
    index: destinationOf(leg),
    step: rise(now, announcedAt, sheet),
    looksLike: rise(now, announcedAt + 160, sheet),
    name: rise(now, namedAt, sheet),
    caption: rise(now, namedAt + TO_CAPTION, sheet),
    likeness: rise(now, namedAt + TO_LIKENESS, sheet),
  };
}

/** Nothing at all until the face has been there for a while; then the name. */
function wordsOfReveal(leg: Leg, now: number, sheet: TimingSheet): WordsSeen {
  const namedAt = endsAt(leg) + sheet.silence;
  return {
    index: destinationOf(leg),
    step: 0,
    looksLike: 0,
    name: rise(now, namedAt, sheet),
    caption: rise(now, namedAt + 2 * TO_CAPTION, sheet),
    likeness: rise(now, namedAt + 2 * TO_LIKENESS, sheet),
  };
}

const rise = (now: number, at: number, sheet: TimingSheet): number => ease(share(now, at, sheet.wordsIn));

const all = (index: number, seen: number): WordsSeen => ({
  index,
  step: seen,
  looksLike: seen,
  name: seen,
  caption: seen,
  likeness: seen,
});

function dimmed(words: WordsSeen, by: number): WordsSeen {
  return {
    index: words.index,
    step: words.step * by,
    looksLike: words.looksLike * by,
    name: words.name * by,
    caption: words.caption * by,
    likeness: words.likeness * by,
  };
}
