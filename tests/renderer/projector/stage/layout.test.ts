import { describe, expect, test } from 'vitest';
import { layoutOf, medallionsOf } from '../../../../renderer/projector/stage/layout.ts';

const LYING = [
  [1920, 1080],
  [3840, 2160],
  [1024, 768],
  [2560, 1080],
  [1280, 800],
] as const;
const UPRIGHT = [
  [1080, 1920],
  [2160, 3840],
  [768, 1024],
  [800, 800],
] as const;

describe('the layout', () => {
  test.each(LYING)('type is never smaller than 1/18 of the picture at %i × %i', (width, height) => {
    expect(layoutOf(width, height).type).toBeGreaterThanOrEqual(height / 18);
  });

  test.each(LYING)('the face stands left of the words at %i × %i', (width, height) => {
    const { portrait, letters } = layoutOf(width, height);
    // The oval of a face reaches from 0.25 to 0.75 of its picture.
    expect(portrait.x + portrait.side * 0.25).toBeGreaterThan(0);
    expect(portrait.x + portrait.side * 0.8).toBeLessThan(letters.x);
    expect(letters.x + letters.width).toBeLessThan(width);
    expect(portrait.side).toBeGreaterThan(height * 0.75);
  });

  test.each(UPRIGHT)('on an upright display the face stands above the words at %i × %i', (width, height) => {
    const { portrait, letters, row, type } = layoutOf(width, height);
    expect(letters.y).toBeGreaterThanOrEqual(portrait.y + portrait.side * 0.87);
    expect(letters.y + letters.height).toBeLessThanOrEqual(row.y - row.medallion);
    expect(letters.height).toBeGreaterThan(type * 4);
  });

  test.each([...LYING, ...UPRIGHT])(
    'up to 13 medallions fit beside each other at %i × %i',
    (width, height) => {
      const layout = layoutOf(width, height);
      for (const count of [1, 2, 6, 13]) {
        const middles = medallionsOf(layout, count);
        expect(middles).toHaveLength(count);
        middles.slice(1).forEach(({ x }, i) => {
          expect(x - middles[i]!.x).toBeGreaterThan(layout.row.medallion * 1.02);
        });
        expect(middles.at(-1)!.x + layout.row.medallion / 2).toBeLessThanOrEqual(width);
        expect(middles[0]!.y + layout.row.medallion / 2).toBeLessThanOrEqual(height);
      }
    },
  );
});
