import { overlap, type Detection } from './detection.ts';
import type { Point } from './face.ts';

/** Two boxes that overlap more than this are the same face (MediaPipe's value). */
const SAME_FACE_OVERLAP = 0.3;

/** A small box that lies in a larger one by this share of its own area is a part of the same face. */
const SAME_FACE_COVERED = 0.75;

function isSame(one: Detection, other: Detection): boolean {
  if (overlap(one.box, other.box) > SAME_FACE_OVERLAP) return true;
  // A tile's border cuts a face: what the network makes of the rest is a smaller box inside the whole one.
  const [a, b] = [one.box, other.box];
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const smaller = Math.min(a.width * a.height, b.width * b.height);
  return width > 0 && height > 0 && width * height > SAME_FACE_COVERED * smaller;
}

/** The mean of boxes and points, weighted by score; keeps the best score. */
function mean(group: readonly Detection[]): Detection {
  const best = group[0]!;
  const total = group.reduce((sum, { score }) => sum + score, 0);
  const weigh = (value: (detection: Detection) => number): number =>
    group.reduce((sum, detection) => sum + value(detection) * detection.score, 0) / total;
  return {
    score: best.score,
    box: {
      x: weigh(({ box }) => box.x),
      y: weigh(({ box }) => box.y),
      width: weigh(({ box }) => box.width),
      height: weigh(({ box }) => box.height),
    },
    keypoints: best.keypoints.map((_, k): Point => [
      weigh(({ keypoints }) => keypoints[k]![0]),
      weigh(({ keypoints }) => keypoints[k]![1]),
    ]),
  };
}

/**
 * Non-maximum suppression that averages instead of discarding (the BlazeFace paper, arXiv:1907.05047, §3.4:
 * it steadies boxes and points below the grid's resolution). Averages only what overlaps well; parts of a
 * face that a tile cut off are dropped.
 *
 * @returns one detection per face, best score first
 */
export function mergeDetections(detections: readonly Detection[]): Detection[] {
  let left = detections.toSorted((one, other) => other.score - one.score);
  const merged: Detection[] = [];
  while (left.length > 0) {
    const best = left[0]!;
    merged.push(mean(left.filter((other) => overlap(best.box, other.box) > SAME_FACE_OVERLAP)));
    left = left.filter((other) => other !== best && !isSame(best, other));
  }
  return merged;
}
