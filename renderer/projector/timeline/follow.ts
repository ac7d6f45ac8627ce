import type { Program } from '../../../engine/show/show.ts';
import { moveTo } from './move.ts';
import { OPEN, type Curtain, type LiveScore, type Score } from './score.ts';
import type { TimingSheet } from './timing.ts';

type LiveProgram = Extract<Program, { phase: 'live' }>;

/**
 * Which link's face stands for a link: itself, or the nearest one before it whose picture is sound (else after it).
 * -1 when no picture of the chain can be shown.
 */
export type Standing = (index: number) => number;

/**
 * Pure: the score after the engine's program changed. Whatever was missed in between (a lost line, a restarted
 * engine) is not replayed: the stage goes to where the program is now.
 *
 * @param now ms of the page's clock, which never goes back
 */
export function follow(
  score: Score,
  program: Program,
  standing: Standing,
  now: number,
  sheet: TimingSheet,
): Score {
  if (program.phase === 'black') return toDark(score, program, now);
  const sameChain = score.phase === 'live' && score.chain.id === program.chain.id;
  return sameChain ? along(score, program, standing, now, sheet) : enter(score, program, standing, now);
}

/** Pure: this page's own hand on the curtain (the keys B and Esc Esc), with or without an engine. */
export function drawCurtain(score: Score, shut: boolean, now: number): Score {
  return { ...score, curtain: withCurtain(score.curtain, { page: shut }, now) };
}

/** The next GO is to be seen, whatever this page's keys did before. */
function toDark(score: Score, program: Program, now: number): Score {
  const curtain: Curtain = { engine: program.blackout, page: false, openedAt: -Infinity };
  if (score.phase === 'dark') return { ...score, revision: program.revision, curtain };
  // The number ended as it should: a fade. Anything else that ends it (panic, an erased visitor) is black at once.
  const abrupt = program.phase === 'black' && program.abrupt === true;
  const ended = !abrupt && score.punchAt !== null && !score.curtain.engine && !score.curtain.page;
  return {
    phase: 'dark',
    revision: program.revision,
    curtain,
    leaving: ended ? { score, since: now } : null,
  };
}

function enter(score: Score, program: LiveProgram, standing: Standing, now: number): LiveScore {
  const last = program.chain.links.length - 1;
  const punched = program.position > last;
  return {
    phase: 'live',
    revision: program.revision,
    curtain: withCurtain(score.phase === 'dark' ? OPEN : score.curtain, { engine: program.blackout }, now),
    chain: program.chain,
    language: program.language,
    position: program.position,
    at: standing(Math.min(program.position, last)),
    legs: [],
    enteredAt: now,
    entrance: program.position === 0 ? 'from-the-dark' : 'landing',
    punchAt: punched ? now : null,
    cutAt: -Infinity,
    softCut: false,
  };
}

function along(
  was: LiveScore,
  program: LiveProgram,
  standing: Standing,
  now: number,
  sheet: TimingSheet,
): LiveScore {
  const last = program.chain.links.length - 1;
  const by = program.position - was.position;
  const score: LiveScore = {
    ...was,
    revision: program.revision,
    language: program.language,
    chain: program.chain,
    position: program.position,
    curtain: withCurtain(was.curtain, { engine: program.blackout }, now),
  };
  const target = standing(Math.min(program.position, last));
  const punched = program.position > last;
  if (punched !== (was.punchAt !== null)) {
    const cut = { legs: [], at: target, enteredAt: now, entrance: 'cut', cutAt: now } as const;
    return { ...score, ...cut, punchAt: punched ? now : null, softCut: now - was.cutAt < sheet.cutsApart };
  }
  if (punched) return { ...score, at: target };
  return moveTo(score, target, by, now, sheet);
}

function withCurtain(was: Curtain, change: Partial<Pick<Curtain, 'engine' | 'page'>>, now: number): Curtain {
  const is = { ...was, ...change };
  const opened = (was.engine || was.page) && !is.engine && !is.page;
  return opened ? { ...is, openedAt: now } : is;
}
