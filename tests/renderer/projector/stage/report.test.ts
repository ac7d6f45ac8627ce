import { describe, expect, test } from 'vitest';
import type { ProjectorReport } from '../../../../engine/show/show.ts';
import { createReporter, reportOf } from '../../../../renderer/projector/stage/report.ts';
import { createPanicKeys } from '../../../../renderer/projector/stage/panic-keys.ts';
import { follow } from '../../../../renderer/projector/timeline/follow.ts';
import { frameAt } from '../../../../renderer/projector/timeline/frame.ts';
import { SILENCE } from '../../../../renderer/projector/timeline/score.ts';
import { PLAIN_TIMING } from '../../../../renderer/projector/timeline/timing.ts';
import { live, someChain } from '../some-chain.ts';

const of = (revision: number): ProjectorReport => ({ revision, screen: 'holding', faceId: 'a' });

describe('telling the engine what is on the screen', () => {
  test('a blackout hides the face from the report, too', () => {
    const chain = someChain(4);
    const shown = follow(SILENCE, live(chain, 1, 7), (i) => i, 0, PLAIN_TIMING);
    expect(reportOf(frameAt(shown, 5000, PLAIN_TIMING))).toEqual({
      revision: 7,
      screen: 'holding',
      faceId: 'chain-1',
    });
    const dark = follow(shown, live(chain, 1, 8, true), (i) => i, 6000, PLAIN_TIMING);
    expect(reportOf(frameAt(dark, 6000, PLAIN_TIMING))).toEqual({
      revision: 8,
      screen: 'black',
      faceId: null,
    });
  });

  test('while one report is under way only the newest is kept, and nothing is said twice', async () => {
    const sent: number[] = [];
    const answers: (() => void)[] = [];
    const { report } = createReporter(
      ({ revision }) => {
        sent.push(revision);
        return new Promise<void>((resolve) => answers.push(resolve));
      },
      () => undefined,
    );
    report(of(1));
    report(of(2));
    report(of(3));
    expect(sent).toEqual([1]);
    answers[0]!();
    await Promise.resolve();
    expect(sent).toEqual([1, 3]);
    answers[1]!();
    await Promise.resolve();
    report(of(3));
    expect(sent).toEqual([1, 3]);
  });

  test('a report that did not arrive is sent again, and a new engine is told anew', async () => {
    const sent: number[] = [];
    const later: (() => void)[] = [];
    let works = false;
    const { report, repeat } = createReporter(
      ({ revision }) => {
        sent.push(revision);
        return works ? Promise.resolve() : Promise.reject(new Error('gone'));
      },
      (again) => later.push(again),
    );
    report(of(1));
    await new Promise((resolve) => setImmediate(resolve));
    works = true;
    later[0]!();
    await new Promise((resolve) => setImmediate(resolve));
    repeat();
    expect(sent).toEqual([1, 1, 1]);
  });
});

describe('the keys of the projector itself', () => {
  test('B is blackout and back; Esc counts only twice in a row', () => {
    const key = createPanicKeys();
    expect(key('b', false, 0)).toBe('toggle');
    expect(key('b', true, 10)).toBeNull();
    expect(key('Escape', false, 1000)).toBeNull();
    expect(key('Escape', false, 1300)).toBe('shut');
    expect(key('Escape', false, 1500)).toBeNull();
    expect(key('Escape', false, 4000)).toBeNull();
    expect(key('x', false, 4100)).toBeNull();
  });
});
