import { CHIP_SIZE } from './align.ts';
import type { Box, FaceQuality, Point } from './face.ts';
import type { Pyramid } from './pyramid.ts';
import { occlusion } from './quality-occlusion.ts';

/** Outer corner of the person's right eye, of the left one, top of the forehead, chin. */
const [RIGHT_EYE, LEFT_EYE, FOREHEAD, CHIN] = [33, 263, 10, 152];

/** The middle of the chip, where there is nothing but face: px from each side. */
const MARGIN = 30;

/** Darker and brighter than these, all detail is gone (8-bit luma). */
const [DARKEST, BRIGHTEST] = [8, 247];

/** By how much the mesh has the chin behind the forehead in people who look into the camera, degrees (measured). */
const UPRIGHT_PITCH = 8.6;

/** What quality is measured on. */
export interface MeasuredFace {
  readonly pyramid: Pyramid;
  readonly box: Box;
  readonly landmarks: readonly Point[];
  /** px, towards the camera negative */
  readonly depths: Float32Array;
  /** The face chip, 150 × 150 × 3 bytes. */
  readonly chip: Uint8Array;
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}

function lumaOf(chip: Uint8Array): Float32Array {
  const luma = new Float32Array(CHIP_SIZE * CHIP_SIZE);
  for (let i = 0; i < luma.length; i++)
    luma[i] = 0.299 * chip[3 * i]! + 0.587 * chip[3 * i + 1]! + 0.114 * chip[3 * i + 2]!;
  return luma;
}

/** Mean luma, share of lost px and root mean square of the Laplacian, in the middle of the chip. */
function light(chip: Uint8Array): { exposure: number; clipped: number; sharpness: number } {
  const luma = lumaOf(chip);
  let [sum, lost, squares, count] = [0, 0, 0, 0];
  for (let y = MARGIN; y < CHIP_SIZE - MARGIN; y++) {
    for (let x = MARGIN; x < CHIP_SIZE - MARGIN; x++) {
      const i = y * CHIP_SIZE + x;
      const value = luma[i]!;
      sum += value;
      if (value < DARKEST || value > BRIGHTEST) lost++;
      const laplacian = luma[i - 1]! + luma[i + 1]! + luma[i - CHIP_SIZE]! + luma[i + CHIP_SIZE]! - 4 * value;
      squares += laplacian * laplacian;
      count++;
    }
  }
  return { exposure: sum / count / 255, clipped: lost / count, sharpness: Math.sqrt(squares / count) };
}

/** Measures how far an embedding of this face can be trusted: the numbers; `judgeQuality` says what they mean. */
export function measureQuality({ pyramid, box, landmarks, depths, chip }: MeasuredFace): FaceQuality {
  const between = (from: number, to: number): [number, number, number] => [
    landmarks[to]![0] - landmarks[from]![0],
    landmarks[to]![1] - landmarks[from]![1],
    depths[to]! - depths[from]!,
  ];
  const [eyeX, eyeY, eyeZ] = between(RIGHT_EYE, LEFT_EYE);
  const [downX, downY, downZ] = between(FOREHEAD, CHIN);
  return {
    width: box.width,
    ...light(chip),
    yaw: degrees(Math.atan2(eyeZ, Math.hypot(eyeX, eyeY))),
    pitch: degrees(Math.atan2(downZ, Math.hypot(downX, downY))) - UPRIGHT_PITCH,
    roll: degrees(Math.atan2(eyeY, eyeX)),
    occlusion: occlusion(pyramid, landmarks),
  };
}
