import type { InferenceSession } from '../onnxruntime.ts';

import { KEYPOINTS, type Detection } from './detection.ts';
import { LANDMARK_COUNT, type Point } from './face.ts';
import { planes } from './planes.ts';
import type { Pyramid } from './pyramid.ts';
import { apply, type Similarity } from './similarity.ts';
import { warp } from './warp.ts';

/** MediaPipe's face mesh: see models/README.md. */
export const MESH_MODEL = 'face-mesh.onnx';

/** Side of the network's input, px. */
const SIDE = 192;

/** The region of interest is this much larger than the box (MediaPipe `face_detection_front_detection_to_roi`). */
const ROOM = 1.5;

/** Outer corners of the person's right and left eye: their line says how the head is tilted. */
const RIGHT_EYE = 33;
const LEFT_EYE = 263;

/** A fitted mesh. */
export interface Mesh {
  /** 468 points, px of the picture. */
  readonly landmarks: readonly Point[];
  /** Depth of each point in px, towards the camera negative, relative to the head's middle. */
  readonly depths: Float32Array;
  /** How sure the network is that it looks at a face, 0…1. */
  readonly presence: number;
}

/** A square region: centre and side in px, turned by `angle` (radians, clockwise as seen). */
interface Region {
  readonly centre: Point;
  readonly side: number;
  readonly angle: number;
}

function angleOf([x1, y1]: Point, [x2, y2]: Point): number {
  return Math.atan2(y2 - y1, x2 - x1);
}

/** The region that MediaPipe cuts around a detected face. */
function regionOfDetection({ box, keypoints }: Detection): Region {
  return {
    centre: [box.x + box.width / 2, box.y + box.height / 2],
    side: Math.max(box.width, box.height) * ROOM,
    angle: angleOf(keypoints[KEYPOINTS.rightEye]!, keypoints[KEYPOINTS.leftEye]!),
  };
}

/** The region around a mesh, its sides parallel to the line of the eyes. */
function regionOfMesh(landmarks: readonly Point[]): Region {
  const angle = angleOf(landmarks[RIGHT_EYE]!, landmarks[LEFT_EYE]!);
  const level: Similarity = { a: Math.cos(-angle), b: Math.sin(-angle), x0: 0, y0: 0 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const point of landmarks) {
    const [x, y] = apply(level, point);
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return {
    centre: apply({ ...level, b: -level.b }, [(left + right) / 2, (top + bottom) / 2]),
    side: Math.max(right - left, bottom - top) * ROOM,
    angle,
  };
}

async function fit(session: InferenceSession, pyramid: Pyramid, region: Region): Promise<Mesh> {
  const scale = region.side / SIDE;
  const [a, b] = [scale * Math.cos(region.angle), scale * Math.sin(region.angle)];
  const half = SIDE / 2;
  const toSource: Similarity = {
    a,
    b,
    x0: region.centre[0] - (a - b) * half,
    y0: region.centre[1] - (b + a) * half,
  };
  const { data } = warp(pyramid, toSource, SIDE, SIDE, 'border');
  const outputs = await session.run({ face: planes([data], SIDE) });
  const points = outputs['landmarks']?.data;
  const presence = outputs['presence']?.data;
  if (!(points instanceof Float32Array) || !(presence instanceof Float32Array))
    throw new TypeError('the face mesh gave no landmarks');
  return {
    landmarks: Array.from({ length: LANDMARK_COUNT }, (_, i) =>
      apply(toSource, [points[3 * i]!, points[3 * i + 1]!]),
    ),
    depths: Float32Array.from({ length: LANDMARK_COUNT }, (_, i) => points[3 * i + 2]! * scale),
    presence: 1 / (1 + Math.exp(-presence[0]!)),
  };
}

/**
 * Fits MediaPipe's face mesh to a detected face: once in the detector's region, and once more in the region
 * of the first result, which steadies it (docs/decisions/0021-alignment.md has the numbers).
 */
export async function fitMesh(
  session: InferenceSession,
  pyramid: Pyramid,
  detection: Detection,
): Promise<Mesh> {
  const first = await fit(session, pyramid, regionOfDetection(detection));
  return fit(session, pyramid, regionOfMesh(first.landmarks));
}
