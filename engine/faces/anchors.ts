import type { Point } from './face.ts';

/** `perCell` anchors in the middle of each cell of a `cells` × `cells` grid, in units of the input (0…1). */
function grid(cells: number, perCell: number): Point[] {
  const points: Point[] = [];
  for (let y = 0; y < cells; y++)
    for (let x = 0; x < cells; x++)
      for (let k = 0; k < perCell; k++) points.push([(x + 0.5) / cells, (y + 0.5) / cells]);
  return points;
}

/** BlazeFace short range (MediaPipe `face_detection_short_range`): 896 anchors on 16 × 16 and 8 × 8 cells. */
export const SHORT_RANGE_ANCHORS: readonly Point[] = [...grid(16, 2), ...grid(8, 6)];

/** BlazeFace full range (MediaPipe `face_detection_full_range`): 2304 anchors on 48 × 48 cells. */
export const FULL_RANGE_ANCHORS: readonly Point[] = grid(48, 1);
