import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chainGrid, LINK_WORDS } from '../../../../renderer/operator/parts/chain-grid.ts';
import { waitingTime } from '../../../../renderer/operator/parts/waiting-time.ts';
import { sayIn } from '../../../../renderer/shared/language.ts';

describe('the chain in preview', () => {
  test('a chain of six links is one row on the control room’s monitor, one of twelve is two', () => {
    expect(chainGrid(7, 1088, 400)).toMatchObject({ rows: 1, columns: 7 });
    expect(chainGrid(13, 1088, 400)).toMatchObject({ rows: 2, columns: 7 });
  });

  test('every face has a place, and fits it wherever there is room for a face at all', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 13 }),
        fc.integer({ min: 560, max: 2400 }),
        fc.integer({ min: 260, max: 1200 }),
        (count, width, height) => {
          const { rows, columns, picture } = chainGrid(count, width, height);
          expect(rows * columns).toBeGreaterThanOrEqual(count);
          expect((rows - 1) * columns).toBeLessThan(count);
          expect(picture).toBeGreaterThanOrEqual(48);
          expect(picture * columns).toBeLessThanOrEqual(width);
          if (picture > 48) expect((picture + LINK_WORDS) * rows).toBeLessThanOrEqual(height);
        },
      ),
      { seed: 13 },
    );
  });
});

test('waiting time is said in words that fit a tile', () => {
  const say = sayIn('en');
  const minutes = (count: number) => waitingTime(0, count * 60_000, say);
  expect(minutes(0.9)).toBe('just now');
  expect(minutes(-5)).toBe('just now');
  expect(minutes(1)).toBe('1 min');
  expect(minutes(59.99)).toBe('59 min');
  expect(minutes(65)).toBe('1 h 05');
  expect(waitingTime(0, 65 * 60_000, sayIn('nl'))).toBe('1 u 05');
});
