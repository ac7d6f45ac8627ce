import { describe, expect, test } from 'vitest';
import type { Program, ProjectorReport } from '../../../../engine/show/show.ts';
import {
  PROJECTOR_GRACE,
  projectorAgrees,
  projectorVerdict,
} from '../../../../renderer/operator/state/projector-verdict.ts';
import { stageWord } from '../../../../renderer/operator/state/stage-word.ts';
import { chainOf } from '../evening.ts';

const chain = chainOf({ visitorId: 'visitor-1', target: 'gorbag', steps: 4, alpha: 0.5 }, 1, 4);
const live = (position: number, blackout = false): Program => ({
  phase: 'live',
  revision: 5,
  blackout,
  language: 'en',
  chain,
  position,
});
const black = (blackout = false): Program => ({ phase: 'black', revision: 5, blackout, language: 'en' });
const report = (screen: ProjectorReport['screen'], faceId: string | null = null): ProjectorReport => ({
  revision: 5,
  screen,
  faceId,
});
const NOW = 1_000_000;
const long = NOW - PROJECTOR_GRACE;

describe('does the projector show what the program wants?', () => {
  test('a face that is held or approached is right, another is not', () => {
    expect(projectorAgrees(live(1), report('holding', 'face-1'))).toBe(true);
    expect(projectorAgrees(live(1), report('morphing', 'face-1'))).toBe(true);
    expect(projectorAgrees(live(1), report('holding', 'face-2'))).toBe(false);
    expect(projectorAgrees(live(1), report('black'))).toBe(false);
  });

  test('after the target comes the punch line', () => {
    expect(projectorAgrees(live(chain.links.length), report('punch-line'))).toBe(true);
    expect(projectorAgrees(live(chain.links.length), report('holding', 'gorbag'))).toBe(false);
  });

  test('a blackout over a running chain wants black', () => {
    expect(projectorAgrees(live(1, true), report('black'))).toBe(true);
    expect(projectorAgrees(live(1, true), report('holding', 'face-1'))).toBe(false);
  });

  test('says what is wrong, but only after the projector had time to follow', () => {
    const wrong = report('black');
    expect(projectorVerdict(live(1), wrong, 1, NOW - 500, NOW)).toEqual({ kind: 'following' });
    expect(projectorVerdict(live(1), wrong, 1, long, NOW)).toEqual({ kind: 'black-but-should-show' });
    expect(projectorVerdict(black(), report('holding', 'face-1'), 1, long, NOW)).toEqual({
      kind: 'shows-but-should-be-black',
    });
    expect(projectorVerdict(live(1), report('holding', 'face-2'), 1, long, NOW)).toEqual({
      kind: 'shows-something-else',
    });
    expect(projectorVerdict(live(1), null, 1, long, NOW)).toEqual({ kind: 'silent' });
  });

  test('no projector at all is said at once, and agreement says what is on the screen', () => {
    expect(projectorVerdict(live(1), report('holding', 'face-1'), 0, null, NOW)).toEqual({ kind: 'absent' });
    expect(projectorVerdict(live(1), report('morphing', 'face-1'), 1, null, NOW)).toEqual({
      kind: 'agrees',
      screen: 'morphing',
    });
  });
});

test('the word for three metres: BLACK is a blackout, an idle stage is STANDBY', () => {
  expect(stageWord(black())).toBe('standby');
  expect(stageWord(black(true))).toBe('black');
  expect(stageWord(live(0))).toBe('live');
  expect(stageWord(live(0, true))).toBe('black');
});
