import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cropAround } from '../../../renderer/booth/crop-around.ts';

const box = fc.record({
  x: fc.double({ min: 0, max: 0.8, noNaN: true }),
  y: fc.double({ min: 0, max: 0.8, noNaN: true }),
  width: fc.double({ min: 0.02, max: 0.2, noNaN: true }),
  height: fc.double({ min: 0.02, max: 0.2, noNaN: true }),
});

describe('the part of a picture in which one face is chosen', () => {
  it('holds every face and nothing beyond the picture', () => {
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 6 }), (faces) => {
        const crop = cropAround(faces);
        expect(crop.x).toBeGreaterThanOrEqual(0);
        expect(crop.y).toBeGreaterThanOrEqual(0);
        expect(crop.x + crop.width).toBeLessThanOrEqual(1 + 1e-12);
        expect(crop.y + crop.height).toBeLessThanOrEqual(1 + 1e-12);
        for (const face of faces) {
          expect(face.x).toBeGreaterThanOrEqual(crop.x);
          expect(face.y + face.height).toBeLessThanOrEqual(crop.y + crop.height + 1e-12);
        }
      }),
    );
  });

  it('is the whole picture where the boxes say nothing', () => {
    const whole = { x: 0, y: 0, width: 1, height: 1 };
    expect(cropAround([])).toEqual(whole);
    expect(cropAround([{ x: 1.3, y: 0.2, width: 0.1, height: 0.1 }])).toEqual(whole);
  });
});
