import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { landmarkBox, matrixPose, movementBetween } from '../../../renderer/booth/guide/landmark-measures.ts';

const RADIANS = Math.PI / 180;

/** Column-major rotation about y by `yaw`, then about z by `roll` (degrees), as MediaPipe hands it out. */
function matrix(yaw: number, roll: number): number[] {
  const [cy, sy, cz, sz] = [
    Math.cos(yaw * RADIANS),
    Math.sin(yaw * RADIANS),
    Math.cos(roll * RADIANS),
    Math.sin(roll * RADIANS),
  ];
  return [cz * cy, sz * cy, -sy, 0, -sz, cz, 0, 0, cz * sy, sz * sy, cy, 0, 3, -2, -40, 1];
}

describe('the pose of a head', () => {
  it('is read from the matrix that made it', () => {
    const angle = fc.double({ min: -60, max: 60, noNaN: true });
    fc.assert(
      fc.property(angle, angle, (yaw, roll) => {
        const pose = matrixPose(matrix(yaw, roll));
        expect(pose.yaw).toBeCloseTo(yaw, 6);
        expect(pose.roll).toBeCloseTo(roll, 6);
      }),
    );
  });
});

describe('the box around a face', () => {
  it('holds every landmark and touches the outermost', () => {
    const points = fc.array(
      fc.record({
        x: fc.double({ min: 0, max: 1, noNaN: true }),
        y: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(points, (landmarks) => {
        const { x, y, width, height } = landmarkBox(landmarks);
        expect(Math.min(...landmarks.map((p) => p.x))).toBe(x);
        expect(Math.max(...landmarks.map((p) => p.y))).toBeCloseTo(y + height, 12);
        expect(landmarks.every((p) => p.x <= x + width + 1e-12 && p.y >= y)).toBe(true);
      }),
    );
  });
});

describe('movement', () => {
  const box = { x: 0.4, y: 0.3, width: 0.2, height: 0.4 };

  it('is one for a face that goes by its own height in a second', () => {
    expect(movementBetween(box, { ...box, y: box.y + 0.4 }, 16 / 9, 1)).toBeCloseTo(1, 9);
    expect(movementBetween(box, { ...box, x: box.x + 0.4 / (16 / 9) }, 16 / 9, 1)).toBeCloseTo(1, 9);
  });

  it('counts coming nearer, too', () => {
    expect(movementBetween(box, { x: 0.35, y: 0.2, width: 0.3, height: 0.6 }, 16 / 9, 0.5)).toBeGreaterThan(
      0.3,
    );
  });
});
