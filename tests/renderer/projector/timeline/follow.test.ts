import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Program } from '../../../../engine/show/show.ts';
import { standingIn } from '../../../../renderer/projector/portrait/gallery.ts';
import { drawCurtain, follow } from '../../../../renderer/projector/timeline/follow.ts';
import { frameAt, type Frame } from '../../../../renderer/projector/timeline/frame.ts';
import { SILENCE, type Score } from '../../../../renderer/projector/timeline/score.ts';
import { PLAIN_TIMING as SHEET } from '../../../../renderer/projector/timeline/timing.ts';
import { black, live, someChain } from '../some-chain.ts';

const itself = (index: number): number => index;
const chain = someChain(6);
const last = chain.links.length - 1;

/** A show as a list of what happened when: at ms, which program. */
function play(events: readonly (readonly [at: number, program: Program])[], standing = itself): Score {
  return events.reduce<Score>((score, [at, program]) => follow(score, program, standing, at, SHEET), SILENCE);
}
const frame = (score: Score, now: number): Frame => frameAt(score, now, SHEET);
const walkedTo = (position: number, at = 0): Score => play([[at, live(chain, position, 1)]]);

/** How much of each face is in the picture. */
function weights({ from, to, progress }: Frame): number[] {
  const shares = chain.links.map(() => 0);
  if (from >= 0) shares[from]! += 1 - progress;
  if (to >= 0) shares[to]! += progress;
  return shares;
}

describe('following the program', () => {
  test('black until GO, then the visitor comes out of the dark', () => {
    expect(frame(SILENCE, 1000)).toMatchObject({ screen: 'black', curtain: 1, face: -1 });
    const score = walkedTo(0, 1000);
    expect(frame(score, 1000).curtain).toBe(1);
    expect(frame(score, 1000 + SHEET.entrance)).toMatchObject({
      screen: 'holding',
      curtain: 0,
      face: 0,
      progress: 0,
    });
  });

  test('one link on is one morph, which ends on the next face and not before its time', () => {
    const score = follow(walkedTo(0), live(chain, 1, 2), itself, 10_000, SHEET);
    expect(frame(score, 10_500)).toMatchObject({ screen: 'morphing', from: 0, to: 1, face: 1, revision: 2 });
    expect(frame(score, 10_000 + SHEET.shortestMorph - 1).screen).toBe('morphing');
    expect(frame(score, 10_000 + SHEET.longestMorph)).toMatchObject({
      screen: 'holding',
      face: 1,
      progress: 1,
    });
  });

  test('wherever the program went, the stage rests there 15 s later', () => {
    const positions = fc.array(fc.tuple(fc.nat(9000), fc.integer({ min: 0, max: last + 1 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(positions, (moves) => {
        let now = 0;
        let score: Score = SILENCE;
        moves.forEach(([wait, position], i) => {
          now += wait;
          score = follow(score, live(chain, position, i + 1), itself, now, SHEET);
        });
        const [, position] = moves.at(-1)!;
        const rest = frame(score, now + 15_000);
        expect(rest.screen).toBe(position > last ? 'punch-line' : 'holding');
        expect(rest.face).toBe(Math.min(position, last));
        expect(weights(rest)[Math.min(position, last)]).toBe(1);
        expect(rest.curtain).toBe(0);
        expect(rest.revision).toBe(moves.length);
        if (position <= last) expect(rest.words).toMatchObject({ index: position, name: 1 });
      }),
    );
  });

  test('an advance at any moment never makes the picture or the words jump', () => {
    const moves = fc.array(fc.tuple(fc.integer({ min: 1, max: 4000 }), fc.boolean()), {
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(moves, (list) => {
        let now = 30_000;
        let position = 2;
        let score = walkedTo(2);
        list.forEach(([wait, onward], i) => {
          now += wait;
          position = Math.min(last, Math.max(0, position + (onward ? 1 : -1)));
          const before = frame(score, now);
          score = follow(score, live(chain, position, i + 2), itself, now, SHEET);
          const after = frame(score, now);
          weights(before).forEach((share, face) => {
            // A leg that has hardly begun may be dropped.
            expect(Math.abs(share - weights(after)[face]!)).toBeLessThan(0.021);
          });
          expect(
            Math.abs(before.words.name - (before.words.index === after.words.index ? after.words.name : 0)),
          ).toBeLessThan(1e-9);
        });
      }),
    );
  });

  test('an impatient performer gets the newest face at once: what runs hurries, what was passed over is left out', () => {
    let score = follow(walkedTo(0), live(chain, 1, 2), itself, 10_000, SHEET);
    score = follow(score, live(chain, 2, 3), itself, 10_300, SHEET);
    score = follow(score, live(chain, 3, 4), itself, 10_500, SHEET);
    const hurried = frame(score, 10_500 + SHEET.hurry);
    expect(hurried).toMatchObject({ from: 1, to: 3, face: 3 });
    expect(frame(score, 10_500 + SHEET.hurry + SHEET.longestMorph)).toMatchObject({
      screen: 'holding',
      face: 3,
    });
  });

  test('back in the middle of a morph plays it backwards from where it is', () => {
    const onward = follow(walkedTo(1), live(chain, 2, 2), itself, 10_000, SHEET);
    const middle = frame(onward, 11_000);
    const backward = follow(onward, live(chain, 1, 3), itself, 11_000, SHEET);
    expect(frame(backward, 11_000).progress).toBeCloseTo(middle.progress, 9);
    expect(frame(backward, 11_200).progress).toBeLessThan(middle.progress);
    expect(frame(backward, 14_000)).toMatchObject({ screen: 'holding', face: 1, progress: 0 });
  });

  test('the reveal: the words go, a breath, a long morph, silence, then the name', () => {
    const score = follow(walkedTo(last - 1), live(chain, last, 2), itself, 20_000, SHEET);
    const moves = 20_000 + SHEET.breath;
    expect(frame(score, moves - 1)).toMatchObject({ screen: 'morphing', progress: 0 });
    for (let now = 20_000 + SHEET.wordsOut; now < moves + SHEET.reveal + SHEET.silence; now += 50) {
      const { words } = frame(score, now);
      expect(Math.max(words.step, words.looksLike, words.name, words.caption, words.likeness)).toBe(0);
    }
    expect(SHEET.reveal).toBeGreaterThan(SHEET.longestMorph);
    expect(frame(score, moves + SHEET.reveal + SHEET.silence + SHEET.wordsIn).words).toMatchObject({
      index: last,
      name: 1,
    });
  });

  test('the punch line is a hard cut, also out of the running reveal, and back is a cut, too', () => {
    const revealing = follow(walkedTo(last - 1), live(chain, last, 2), itself, 20_000, SHEET);
    const punched = follow(revealing, live(chain, last + 1, 3), itself, 22_000, SHEET);
    expect(frame(punched, 22_000)).toMatchObject({
      screen: 'punch-line',
      punch: true,
      curtain: 0,
      from: last,
      to: last,
    });
    const back = follow(punched, live(chain, last, 4), itself, 25_000, SHEET);
    expect(frame(back, 25_000)).toMatchObject({
      screen: 'holding',
      punch: false,
      curtain: 0,
      face: last,
      words: { name: 1 },
    });
  });

  test('cuts that follow each other faster than three a second are softened', () => {
    let score = follow(walkedTo(last), live(chain, last + 1, 2), itself, 20_000, SHEET);
    score = follow(score, live(chain, last, 3), itself, 20_200, SHEET);
    expect(frame(score, 20_200).curtain).toBeGreaterThan(0.5);
    expect(frame(score, 20_200 + SHEET.lift).curtain).toBe(0);
  });

  test('after the punch line the stage fades to black; a panic is black at once, there as anywhere', () => {
    const ended = follow(walkedTo(last + 1), black(2), itself, 30_000, SHEET);
    const fading = frame(ended, 30_000 + SHEET.fadeOut / 2);
    expect(fading.screen).toBe('punch-line');
    expect(fading.curtain).toBeGreaterThan(0);
    expect(fading.curtain).toBeLessThan(1);
    expect(frame(ended, 30_000 + SHEET.fadeOut)).toMatchObject({ screen: 'black', curtain: 1, score: null });
    for (const position of [3, last + 1]) {
      const panic: Program = { phase: 'black', revision: 2, blackout: false, language: 'en', abrupt: true };
      const stopped = follow(walkedTo(position), panic, itself, 30_000, SHEET);
      expect(frame(stopped, 30_000).screen).toBe('black');
    }
    const panicked = follow(walkedTo(3), black(2), itself, 30_000, SHEET);
    expect(frame(panicked, 30_000)).toMatchObject({ screen: 'black', curtain: 1, score: null, revision: 2 });
  });

  test('blackout is black in the same instant at every moment, and the chain comes back where it is', () => {
    fc.assert(
      fc.property(fc.nat(8000), (wait) => {
        const running = follow(walkedTo(2), live(chain, 3, 2), itself, 10_000, SHEET);
        const now = 10_000 + wait;
        const dark = follow(running, live(chain, 3, 3, true), itself, now, SHEET);
        expect(frame(dark, now)).toMatchObject({ screen: 'black', curtain: 1 });
        const lifted = follow(dark, live(chain, 3, 4), itself, now + 9000, SHEET);
        expect(frame(lifted, now + 9000).curtain).toBe(1);
        expect(frame(lifted, now + 9000 + SHEET.lift)).toMatchObject({
          screen: 'holding',
          curtain: 0,
          face: 3,
        });
      }),
    );
  });

  test('the page’s own key is black at once, outlasts an advance, and the next GO is seen', () => {
    const shut = drawCurtain(walkedTo(2), true, 10_000);
    expect(frame(shut, 10_000)).toMatchObject({ screen: 'black', curtain: 1 });
    const advanced = follow(shut, live(chain, 3, 2), itself, 11_000, SHEET);
    expect(frame(advanced, 15_000).curtain).toBe(1);
    const opened = drawCurtain(advanced, false, 16_000);
    expect(frame(opened, 16_000 + SHEET.lift)).toMatchObject({ screen: 'holding', face: 3, curtain: 0 });
    const ended = follow(advanced, black(3), itself, 17_000, SHEET);
    const next = follow(ended, live(someChain(5, 'next'), 0, 4), itself, 18_000, SHEET);
    expect(frame(next, 18_000 + SHEET.entrance)).toMatchObject({ screen: 'holding', curtain: 0, face: 0 });
  });

  test('a projector that comes late lands on the right face and replays nothing', () => {
    const score = play([[50_000, live(chain, 4, 9)]]);
    expect(frame(score, 50_000 + SHEET.arrival)).toMatchObject({
      screen: 'holding',
      face: 4,
      curtain: 0,
      revision: 9,
    });
    const again = follow(score, live(chain, 4, 9), itself, 60_000, SHEET);
    expect(frame(again, 60_000)).toEqual(frame(score, 60_000));
  });

  test('another language or a blackout changes nothing about a walk that is under way', () => {
    let score = follow(walkedTo(0), live(chain, 1, 2), itself, 10_000, SHEET);
    score = follow(score, live(chain, 2, 3), itself, 10_400, SHEET);
    const dutch = follow(score, { ...live(chain, 2, 4), language: 'nl' }, itself, 10_500, SHEET);
    expect({ ...frame(dutch, 11_500), revision: 3, score: null }).toEqual({
      ...frame(score, 11_500),
      score: null,
    });
  });

  test('a face whose picture is broken is skipped: the one before stays, and the report says so', () => {
    const present = [true, true, false, true, true, true];
    const standing = (index: number): number => standingIn(present, index);
    let score = play(
      [
        [0, live(chain, 1, 1)],
        [10_000, live(chain, 2, 2)],
      ],
      standing,
    );
    expect(frame(score, 20_000)).toMatchObject({ screen: 'holding', face: 1, words: { index: 1 } });
    score = follow(score, live(chain, 3, 3), standing, 20_000, SHEET);
    expect(frame(score, 21_000)).toMatchObject({ screen: 'morphing', from: 1, to: 3 });
    expect(frame(score, 29_000)).toMatchObject({ screen: 'holding', face: 3 });
  });

  test('a chain without any picture stays black', () => {
    const score = play([[0, live(chain, 0, 1)]], () => -1);
    expect(frame(score, 9000)).toMatchObject({ screen: 'black', curtain: 1 });
  });
});
