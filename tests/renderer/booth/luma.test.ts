import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanLuma, sharpness, type Pixels } from '../../../renderer/booth/guide/luma.ts';

function picture(width: number, height: number, at: (x: number, y: number) => number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) data.fill(at(i % width, Math.floor(i / width)), i * 4, i * 4 + 3);
  return { data, width, height };
}

/** Mean of each pixel's 3 × 3 neighbourhood. */
function blurred(source: Pixels): Pixels {
  const grey = (x: number, y: number): number =>
    source.data[
      (Math.min(source.height - 1, Math.max(0, y)) * source.width +
        Math.min(source.width - 1, Math.max(0, x))) *
        4
    ]!;
  return picture(source.width, source.height, (x, y) => {
    let sum = 0;
    for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) sum += grey(x + dx, y + dy);
    return sum / 9;
  });
}

describe('sharpness', () => {
  it('falls with every blur of the same picture', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 24 * 24, maxLength: 24 * 24 }), (noise) => {
        fc.pre(new Set(noise).size > 16);
        const sharp = picture(24, 24, (x, y) => noise[y * 24 + x]!);
        const soft = blurred(sharp);
        expect(sharpness(soft)).toBeLessThan(sharpness(sharp));
        expect(sharpness(blurred(soft))).toBeLessThan(sharpness(soft) + 1e-9);
      }),
      { numRuns: 30 },
    );
  });

  it('is nought for a plain wall, for a slope, and for a picture too small to have any', () => {
    expect(sharpness(picture(9, 9, () => 80))).toBeCloseTo(0, 6);
    expect(sharpness(picture(9, 9, (x) => 20 * x))).toBeCloseTo(0, 6);
    expect(sharpness(picture(2, 2, (x) => 255 * x))).toBe(0);
  });

  it('is that of a single bright dot, worked out by hand', () => {
    // 3 × 3 inner Laplacians of a dot of 100 in the middle of 5 × 5: −400 once, 100 four times, 0 four times.
    expect(sharpness(picture(5, 5, (x, y) => (x === 2 && y === 2 ? 100 : 0)))).toBeCloseTo(
      (160000 + 4 * 10000) / 9,
      1,
    );
  });
});

describe('light', () => {
  it('weighs green above red above blue', () => {
    const pixel = (r: number, g: number, b: number): Pixels => ({
      data: Uint8ClampedArray.of(r, g, b, 255),
      width: 1,
      height: 1,
    });
    expect(meanLuma(pixel(255, 255, 255))).toBeCloseTo(255, 6);
    expect(meanLuma(pixel(255, 0, 0))).toBeCloseTo(76.245, 6);
    expect(meanLuma(pixel(0, 255, 0))).toBeCloseTo(149.685, 6);
    expect(meanLuma(pixel(0, 0, 255))).toBeCloseTo(29.07, 6);
  });

  it('looks at every stride-th pixel', () => {
    expect(
      meanLuma(
        picture(4, 4, (x, y) => (x % 2 === 0 && y % 2 === 0 ? 200 : 0)),
        2,
      ),
    ).toBeCloseTo(200, 6);
  });
});
