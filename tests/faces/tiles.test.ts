import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { tiles, turnedTile } from '../../engine/faces/tiles.ts';
import { apply } from '../../engine/faces/similarity.ts';

const side = fc.integer({ min: 1, max: 6000 });

describe('tiles', () => {
  it('show every face of up to a quarter of a tile whole in at least one tile', () => {
    fc.assert(
      fc.property(
        side,
        side,
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (width, height, share, u, v) => {
          const tile = Math.max(width, height) * share;
          const face = Math.min(tile / 4, width, height);
          const [x, y] = [u * (width - face), v * (height - face)];
          const slack = 1e-6 * tile;
          const whole = tiles(width, height, tile).some(
            ({ x0, y0, a }) =>
              x >= x0 - slack && y >= y0 - slack && x + face <= x0 + a + slack && y + face <= y0 + a + slack,
          );
          expect(whole).toBe(true);
        },
      ),
    );
  });

  it('is one, around the middle, for the whole picture', () => {
    expect(tiles(600, 400, 600)).toEqual([{ a: 600, b: 0, x0: 0, y0: -100 }]);
  });
});

describe('turnedTile', () => {
  it('keeps the middle in the middle and holds the picture at quarter turns', () => {
    fc.assert(
      fc.property(side, side, fc.double({ min: -4, max: 4, noNaN: true }), (width, height, angle) => {
        const [x, y] = apply(turnedTile(width, height, angle), [0.5, 0.5]);
        expect(x).toBeCloseTo(width / 2, 6);
        expect(y).toBeCloseTo(height / 2, 6);
      }),
    );
  });
});
