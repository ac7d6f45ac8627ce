import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loopFrame } from '../../../renderer/booth/camera/loop-frame.ts';

describe('the sample visitor’s film', () => {
  it('never jumps and never leaves the reel', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 2, max: 300 }), (tick, count) => {
        const [now, next] = [loopFrame(tick, count), loopFrame(tick + 1, count)];
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThan(count);
        expect(Math.abs(next - now)).toBe(1);
      }),
    );
  });

  it('shows its ends once', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map((tick) => loopFrame(tick, 4))).toEqual([0, 1, 2, 3, 2, 1, 0]);
    expect(loopFrame(9, 1)).toBe(0);
  });
});
