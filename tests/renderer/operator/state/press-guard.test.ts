import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StageVerb } from '../../../../renderer/operator/engine-request.ts';
import { nudgeAlpha } from '../../../../renderer/operator/state/nudge-alpha.ts';
import { guardPress, PRESS_GUARD, type PressGuard } from '../../../../renderer/operator/state/press-guard.ts';

test('two presses of the same control within the guard are one; another control is not held up', () => {
  const first = guardPress({}, 'go', 1000);
  expect(first.passed).toBe(true);
  expect(guardPress(first.guard, 'go', 1000 + PRESS_GUARD - 1).passed).toBe(false);
  expect(guardPress(first.guard, 'go', 1000 + PRESS_GUARD).passed).toBe(true);
  expect(guardPress(first.guard, 'next', 1001).passed).toBe(true);
});

test('panic always passes', () => {
  const first = guardPress({}, 'panic', 1000);
  expect(guardPress(first.guard, 'panic', 1000).passed).toBe(true);
});

test('however a clicker bounces, presses that pass are never closer than the guard, and hammering does not lock it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 180 }), { maxLength: 60 }), (gaps) => {
      let guard: PressGuard = {};
      let at = 0;
      const passed: number[] = [];
      const verb: StageVerb = 'next';
      for (const gap of gaps) {
        at += gap;
        const press = guardPress(guard, verb, at);
        guard = press.guard;
        if (press.passed) passed.push(at);
        // Whatever was refused: the last press that passed is less than the guard ago.
        else expect(at - passed.at(-1)!).toBeLessThan(PRESS_GUARD);
      }
      for (let index = 1; index < passed.length; index++) {
        expect(passed[index]! - passed[index - 1]!).toBeGreaterThanOrEqual(PRESS_GUARD);
      }
    }),
    { seed: 100 },
  );
});

test('the weight moves in twentieths without dust, between 0 and 1', () => {
  let alpha = 0;
  const seen = Array.from({ length: 25 }, () => (alpha = nudgeAlpha(alpha, 1)));
  expect(seen[5]).toBe(0.3);
  expect(seen.at(-1)).toBe(1);
  expect(nudgeAlpha(0, -1)).toBe(0);
  expect(nudgeAlpha(0.52, 1)).toBe(0.55);
});
