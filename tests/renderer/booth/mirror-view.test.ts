import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faceInMirror } from '../../../renderer/booth/guide/mirror-view.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const aspect = fc.double({ min: 0.3, max: 3, noNaN: true });

describe('the mirror', () => {
  it('shows what CSS object-fit: cover shows, left and right swapped', () => {
    fc.assert(
      fc.property(share, share, aspect, aspect, (cx, cy, camera, mirror) => {
        const [width, height] = [camera * 1000, 1000];
        const seen = faceInMirror(
          { box: { x: cx - 0.1, y: cy - 0.2, width: 0.2, height: 0.4 } },
          { width, height },
          mirror,
        );
        // The same in pixels of a mirror that is 500 px high: scale to cover, centre, flip.
        const scale = Math.max((mirror * 500) / width, 500 / height);
        const px = mirror * 250 - (cx - 0.5) * width * scale;
        const py = 250 + (cy - 0.5) * height * scale;
        expect(seen.x).toBeCloseTo(px / (mirror * 500), 9);
        expect(seen.y).toBeCloseTo(py / 500, 9);
        expect(seen.height).toBeCloseTo((0.4 * height * scale) / 500, 9);
      }),
    );
  });
});
