import { describe, expect, it } from 'vitest';

import type { Detection } from '../../engine/faces/detection.ts';
import { mergeDetections } from '../../engine/faces/merge-detections.ts';

function detection(x: number, y: number, side: number, score: number): Detection {
  return {
    box: { x, y, width: side, height: side },
    keypoints: Array.from({ length: 6 }, () => [x + side / 2, y + side / 2]),
    score,
  };
}

describe('mergeDetections', () => {
  it('averages what overlaps, weighted by score', () => {
    const [merged, ...others] = mergeDetections([detection(0, 0, 100, 0.6), detection(10, 0, 100, 0.9)]);
    expect(others).toEqual([]);
    expect(merged!.score).toBe(0.9);
    expect(merged!.box.x).toBeCloseTo((0 * 0.6 + 10 * 0.9) / 1.5, 9);
    expect(merged!.keypoints[0]![0]).toBeCloseTo(50 + 6, 9);
  });

  it('keeps neighbours apart', () => {
    const merged = mergeDetections([
      detection(0, 0, 100, 0.8),
      detection(90, 0, 100, 0.7),
      detection(300, 0, 100, 0.9),
    ]);
    expect(merged.map(({ score }) => score)).toEqual([0.9, 0.8, 0.7]);
  });

  it('drops the piece of a face that a tile cut off, without letting it pull the whole', () => {
    const [merged, ...others] = mergeDetections([detection(0, 0, 100, 0.9), detection(50, 10, 45, 0.7)]);
    expect(others).toEqual([]);
    expect(merged!.box).toEqual({ x: 0, y: 0, width: 100, height: 100 });
  });

  it('finds nothing in nothing', () => {
    expect(mergeDetections([])).toEqual([]);
  });
});
