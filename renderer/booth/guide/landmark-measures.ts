// From MediaPipe's landmarks and facial transformation matrix to box and pose. Pure.
import type { Box, Pose } from './measures.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The box around all landmarks, in the landmarks' own units (0…1 of the picture). */
export function landmarkBox(landmarks: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of landmarks) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const DEGREES = 180 / Math.PI;
/** Frontal portraits measure about 7° "looking down": the geometry's mean face is not upright. */
const PITCH_BIAS = 7;

/**
 * Head angles from a column-major 4 × 4 facial transformation matrix.
 * Signs were measured on 200 portraits: yaw follows the nose's offset (r = 0.98), pitch a lower nose tip (r = 0.81).
 */
export function matrixPose(matrix: ArrayLike<number>): Pose {
  const at = (index: number): number => matrix[index] ?? 0;
  return {
    yaw: Math.atan2(-at(2), Math.hypot(at(0), at(1))) * DEGREES,
    pitch: Math.atan2(at(6), at(10)) * DEGREES - PITCH_BIAS,
    roll: Math.atan2(at(1), at(0)) * DEGREES,
  };
}

/**
 * Heights of a face per second between two frames: how far its centre went and how much it grew.
 * @param seconds between the frames; > 0
 */
export function movementBetween(before: Box, after: Box, aspect: number, seconds: number): number {
  const dx = (after.x + after.width / 2 - before.x - before.width / 2) * aspect;
  const dy = after.y + after.height / 2 - before.y - before.height / 2;
  const growth = after.height - before.height;
  const size = Math.max(1e-3, (after.height + before.height) / 2);
  return (Math.hypot(dx, dy) + Math.abs(growth) / 2) / size / seconds;
}
