import { expect, test } from 'vitest';
import { breathAt } from '../../../../renderer/projector/timeline/frame.ts';
import { morphDuration, PLAIN_TIMING } from '../../../../renderer/projector/timeline/timing.ts';

test('morphs run 1.6 to 2.8 s, farther faces longer', () => {
  expect(morphDuration(0.1, PLAIN_TIMING)).toBe(1600);
  expect(morphDuration(2, PLAIN_TIMING)).toBe(2800);
  expect(morphDuration(0.5, PLAIN_TIMING)).toBeGreaterThan(morphDuration(0.4, PLAIN_TIMING));
  expect(morphDuration(null, PLAIN_TIMING)).toBe(2200);
});

test('a face always breathes, and never more than half a percent', () => {
  let [least, most, stillest] = [Infinity, -Infinity, Infinity];
  for (let now = 0; now < 60_000; now += 100) {
    least = Math.min(least, breathAt(now));
    most = Math.max(most, breathAt(now));
    stillest = Math.min(stillest, Math.abs(breathAt(now) - breathAt(now + 1500)));
  }
  expect(most - least).toBeGreaterThan(0.005);
  expect(most).toBeLessThan(1.005);
  expect(least).toBeGreaterThan(0.995);
});
