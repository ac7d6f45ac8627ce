import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Picture } from '../../engine/faces/picture.ts';
import { halve, Pyramid } from '../../engine/faces/pyramid.ts';
import { warp } from '../../engine/faces/warp.ts';

function picture(width: number, height: number, colour: (x: number, y: number) => number): Picture {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++)
    data.fill(colour(i % width, Math.floor(i / width)), 3 * i, 3 * i + 3);
  return { width, height, data };
}

const at = ({ data, width }: Picture, x: number, y: number): number => data[(y * width + x) * 3]!;

describe('warp', () => {
  it('gives a picture back unchanged when asked for it as it is', () => {
    const source = picture(17, 11, (x, y) => (x * 37 + y * 59) % 256);
    expect(warp(new Pyramid(source), { a: 1, b: 0, x0: 0, y0: 0 }, 17, 11).data).toEqual(source.data);
  });

  it('turns by a quarter without a shift: corners go to corners', () => {
    const source = picture(8, 8, (x, y) => x * 30 + y);
    const turned = warp(new Pyramid(source), { a: 0, b: 1, x0: 8, y0: 0 }, 8, 8);
    for (let y = 0; y < 8; y++)
      for (let x = 0; x < 8; x++) expect(at(turned, x, y)).toBe(at(source, 7 - y, x));
  });

  it('shrinks a fine chequerboard to even grey at any scale and angle: nothing aliases', () => {
    const source = new Pyramid(picture(512, 512, (x, y) => ((x + y) % 2 ? 255 : 0)));
    fc.assert(
      fc.property(
        fc.double({ min: 2.5, max: 20, noNaN: true }),
        fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
        (scale, angle) => {
          const [a, b] = [scale * Math.cos(angle), scale * Math.sin(angle)];
          const half = 6;
          const small = warp(source, { a, b, x0: 256 - (a - b) * half, y0: 256 - (b + a) * half }, 12, 12);
          for (const value of small.data) expect(Math.abs(value - 127.5)).toBeLessThan(12);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps a slope where it is at any scale: levels of the pyramid do not shift', () => {
    const source = new Pyramid(picture(255, 255, (x) => x));
    for (const scale of [0.5, 1, 1.9, 2, 3.7, 4, 7.9]) {
      const size = Math.floor(240 / scale);
      const out = warp(source, { a: scale, b: 0, x0: 7.5, y0: 7.5 }, size, size);
      const middle = Math.floor(size / 2);
      expect(
        Math.abs(at(out, middle, middle) - (7.5 + (middle + 0.5) * scale - 0.5)),
        `scale ${scale}`,
      ).toBeLessThanOrEqual(1);
    }
  });

  it('shows the wanted colour beyond the picture, or its border', () => {
    const source = new Pyramid(picture(4, 4, () => 200));
    const map = { a: 1, b: 0, x0: -10, y0: -10 };
    expect([...warp(source, map, 1, 1, [9, 8, 7]).data]).toEqual([9, 8, 7]);
    expect([...warp(source, map, 1, 1, 'border').data]).toEqual([200, 200, 200]);
  });
});

describe('halve', () => {
  it('keeps the mean and rounds odd sides up', () => {
    expect(halve(picture(5, 3, () => 77))).toEqual(picture(3, 2, () => 77));
    expect(at(halve(picture(2, 2, (x, y) => [0, 100, 200, 100][y * 2 + x]!)), 0, 0)).toBe(100);
  });
});
