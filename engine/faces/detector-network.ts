import type { InferenceSession } from '../onnxruntime.ts';

import { FULL_RANGE_ANCHORS, SHORT_RANGE_ANCHORS } from './anchors.ts';
import type { Detection } from './detection.ts';
import type { Point } from './face.ts';
import { planes } from './planes.ts';
import type { Pyramid } from './pyramid.ts';
import { apply, scaleOf, type Similarity } from './similarity.ts';
import { warp } from './warp.ts';

/** One of the two BlazeFace networks: its file, input side in px, anchors and least score. */
export interface DetectorKind {
  readonly model: string;
  readonly side: number;
  readonly anchors: readonly Point[];
  readonly leastScore: number;
}

/** Up to two metres: faces wider than about a seventh of the picture. */
export const SHORT_RANGE: DetectorKind = {
  model: 'face-detector-short.onnx',
  side: 128,
  anchors: SHORT_RANGE_ANCHORS,
  leastScore: 0.5,
};

/** Up to five metres: faces wider than about a sixteenth of the picture. */
export const FULL_RANGE: DetectorKind = {
  model: 'face-detector-full.onnx',
  side: 192,
  anchors: FULL_RANGE_ANCHORS,
  leastScore: 0.6,
};

/** Numbers per anchor: centre, width, height, six points. */
const STRIDE = 16;

/** Parts per run of the network. */
const BATCH = 8;

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Candidates in one part of the picture, from the network's raw numbers. */
function decodeCandidates(
  { side, anchors, leastScore }: DetectorKind,
  toSource: Similarity,
  boxes: Float32Array,
  scores: Float32Array,
): Detection[] {
  const scale = scaleOf(toSource) / side;
  const detections: Detection[] = [];
  anchors.forEach((anchor, i) => {
    const score = sigmoid(scores[i]!);
    if (score < leastScore) return;
    const at = (offset: number): Point =>
      apply(toSource, [
        boxes[i * STRIDE + offset]! / side + anchor[0],
        boxes[i * STRIDE + offset + 1]! / side + anchor[1],
      ]);
    const [x, y] = at(0);
    const width = boxes[i * STRIDE + 2]! * scale;
    const height = boxes[i * STRIDE + 3]! * scale;
    if (!(width > 0 && height > 0)) return;
    detections.push({
      score,
      box: { x: x - width / 2, y: y - height / 2, width, height },
      keypoints: Array.from({ length: 6 }, (_, k) => at(4 + 2 * k)),
    });
  });
  return detections;
}

/**
 * Runs one detector on square parts of a picture. Candidates are not merged yet.
 *
 * @param parts each maps the unit square (0…1) to the part of the picture that is looked at, px
 */
export async function detectIn(
  session: InferenceSession,
  kind: DetectorKind,
  pyramid: Pyramid,
  parts: readonly Similarity[],
): Promise<Detection[]> {
  const { side, anchors } = kind;
  const detections: Detection[] = [];
  for (let start = 0; start < parts.length; start += BATCH) {
    const batch = parts.slice(start, start + BATCH);
    const pictures = batch.map(
      (part) => warp(pyramid, { ...part, a: part.a / side, b: part.b / side }, side, side).data,
    );
    const outputs = await session.run({ picture: planes(pictures, side) });
    const boxes = outputs['boxes']?.data;
    const scores = outputs['scores']?.data;
    if (!(boxes instanceof Float32Array) || !(scores instanceof Float32Array))
      throw new TypeError('the detector gave no boxes or no scores');
    const n = anchors.length;
    batch.forEach((part, i) => {
      const [own, ownScores] = [boxes.subarray(i * n * STRIDE), scores.subarray(i * n)];
      detections.push(...decodeCandidates(kind, part, own, ownScores));
    });
  }
  return detections;
}
