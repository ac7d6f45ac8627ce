import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowPadding } from '../../../models/tflite/window-padding.ts';

describe('SAME padding', () => {
  it('puts the odd pixel behind', () => {
    expect(windowPadding('same', 128, 3, 2)).toEqual([0, 1]);
    expect(windowPadding('same', 128, 5, 2)).toEqual([1, 2]);
    expect(windowPadding('same', 8, 3, 1)).toEqual([1, 1]);
    expect(windowPadding('valid', 8, 3, 2)).toEqual([0, 0]);
  });

  it('always keeps ⌈size / stride⌉ outputs', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 4 }),
        (size, kernel, stride) => {
          const [before, after] = windowPadding('same', size, kernel, stride);
          // A window narrower than its stride leaves pixels out instead of padding.
          const outputs = Math.floor((size + before + after - kernel) / stride) + 1;
          expect(outputs).toBe(Math.ceil(size / stride));
          expect(after - before).toBeOneOf([0, 1]);
        },
      ),
    );
  });
});
