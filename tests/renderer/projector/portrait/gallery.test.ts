import { expect, test } from 'vitest';
import { standingIn } from '../../../../renderer/projector/portrait/gallery.ts';

test('a missing picture is stood in for by the face before it, at the start by the one after it', () => {
  expect(standingIn([true, true, true], 1)).toBe(1);
  expect(standingIn([true, false, false, true], 2)).toBe(0);
  expect(standingIn([false, false, true], 1)).toBe(2);
  expect(standingIn([false, false], 1)).toBe(-1);
  expect(standingIn([], 0)).toBe(-1);
});
