import type { StageChain } from '../../../engine/show/show.ts';
import { destinationOf, endsAt, legAt, originOf, progressOf, type Leg, type LiveScore } from './score.ts';
import { morphDuration, type TimingSheet } from './timing.ts';
import { wordsAt } from './words-at.ts';
import type { WordsSeen } from './words-seen.ts';

/** A leg that has hardly begun is dropped without anyone seeing it. */
const HARDLY = 0.02;

/**
 * Pure: sends the stage to another face. A leg that runs is turned round when its own origin is asked for, and
 * otherwise hurries to its end, so that the newest wish is never more than `hurry` ms from being obeyed.
 *
 * @param by links that the engine moved: 1 is the next one, -1 the one before, anything else a jump
 */
export function moveTo(
  score: LiveScore,
  target: number,
  by: number,
  now: number,
  sheet: TimingSheet,
): LiveScore {
  const wish = score.legs.at(-1);
  if ((wish === undefined ? score.at : destinationOf(wish)) === target) return score;
  const leaving = wordsAt(score, now, sheet);
  const go = (from: number, readyAt: number): Leg =>
    newLeg({ chain: score.chain, from, to: target, by, now, readyAt, leaving }, sheet);
  const running = legAt(score.legs, now);
  if (running === undefined) return { ...score, legs: [go(score.at, now)] };
  if (now >= endsAt(running))
    return { ...score, at: destinationOf(running), legs: [go(destinationOf(running), now)] };

  const progress = progressOf(running, now);
  const done = Math.abs(progress - (1 - running.end));
  if (originOf(running) === target) {
    const lasts = Math.max(sheet.hurry, sheet.back * done);
    const end = running.end === 1 ? 0 : 1;
    return {
      ...score,
      legs: [{ ...running, askedAt: now, startsAt: now, lasts, start: progress, end, leaving }],
    };
  }
  if (done < HARDLY) return { ...score, at: originOf(running), legs: [go(originOf(running), now)] };
  const hurried: Leg = {
    ...running,
    startsAt: now,
    lasts: Math.min(sheet.hurry, endsAt(running) - now),
    start: progress,
  };
  if (destinationOf(running) === target) return { ...score, legs: [{ ...hurried, askedAt: now, leaving }] };
  return { ...score, legs: [hurried, go(destinationOf(running), endsAt(hurried))] };
}

interface Wish {
  readonly chain: StageChain;
  readonly from: number;
  readonly to: number;
  readonly by: number;
  readonly now: number;
  /** When the picture is free to move. */
  readonly readyAt: number;
  readonly leaving: WordsSeen;
}

function newLeg({ chain, from, to, by, now, readyAt, leaving }: Wish, sheet: TimingSheet): Leg {
  const way = { from, to, askedAt: now, start: 0, end: 1, leaving } as const;
  if (by === 1 && to === chain.links.length - 1) {
    return { ...way, kind: 'reveal', startsAt: readyAt + sheet.breath, lasts: sheet.reveal };
  }
  if (by === 1) {
    return {
      ...way,
      kind: 'step',
      startsAt: readyAt,
      lasts: morphDuration(chain.links[to]?.step ?? null, sheet),
    };
  }
  return { ...way, kind: by === -1 ? 'back' : 'jump', startsAt: readyAt, lasts: sheet.back };
}
