import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveCursor } from '../../../../renderer/operator/state/move-cursor.ts';
import { queueView } from '../../../../renderer/operator/state/queue-view.ts';
import { queueOf } from '../evening.ts';

const visitors = queueOf(14); // 3 and 10 starred, 2 and 5 shown, 7 hidden
const tickets = (options: Partial<Parameters<typeof queueView>[1]> = {}) =>
  queueView(visitors, { search: '', withHidden: false, ...options }).map((visitor) => visitor.ticket);

describe('the queue', () => {
  test('starred first, shown last, hidden not at all', () => {
    expect(tickets()).toEqual([3, 10, 1, 4, 6, 8, 9, 11, 12, 13, 14, 2, 5]);
  });

  test('hidden visitors come back at their place when asked for', () => {
    expect(tickets({ withHidden: true })).toEqual([3, 10, 1, 4, 6, 7, 8, 9, 11, 12, 13, 14, 2, 5]);
  });

  test('a search takes tickets that begin with the digits, the exact one first', () => {
    expect(tickets({ search: '1' })).toEqual([1, 10, 11, 12, 13, 14]);
    expect(tickets({ search: ' no. 012 ' })).toEqual([12]);
  });

  test('a search without a digit, or for nobody, finds nobody', () => {
    expect(tickets({ search: 'x' })).toEqual([]);
    expect(tickets({ search: '99' })).toEqual([]);
  });
});

describe('the cursor', () => {
  test('stops at the ends and enters at the near one', () => {
    expect(moveCursor(['a', 'b', 'c'], null, 1)).toBe('a');
    expect(moveCursor(['a', 'b', 'c'], null, -1)).toBe('c');
    expect(moveCursor(['a', 'b', 'c'], 'c', 1)).toBe('c');
    expect(moveCursor(['a', 'b', 'c'], 'a', -1)).toBe('a');
    expect(moveCursor(['a', 'b', 'c'], 'gone', 1)).toBe('a');
    expect(moveCursor([], 'a', 1)).toBeNull();
  });

  test('reaches every visitor, one at a time, and goes back the same way', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 20 }), (ids) => {
        let cursor: string | null = null;
        const down = ids.map(() => (cursor = moveCursor(ids, cursor, 1)));
        expect(down).toEqual(ids);
        const up = ids.slice(1).map(() => (cursor = moveCursor(ids, cursor, -1)));
        expect(up).toEqual(ids.slice(0, -1).reverse());
      }),
      { seed: 7 },
    );
  });
});
