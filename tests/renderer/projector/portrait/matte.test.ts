import { describe, expect, test } from 'vitest';
import { parseLandmarks } from '../../../../renderer/projector/portrait/landmarks.ts';
import { matteOf } from '../../../../renderer/projector/portrait/matte.ts';
import { detailOf, sharpening } from '../../../../renderer/projector/portrait/sharpness.ts';
import { RAYS, silhouetteOf } from '../../../../renderer/projector/portrait/silhouette.ts';
import { softMatte } from '../../../../renderer/projector/portrait/soft-matte.ts';
import { someFace, somePixels } from '../some-face.ts';

const SIZE = 128;
const up = RAYS.findIndex((direction) => direction === 0);

describe('where the person is in a picture', () => {
  test('a face on the backdrop is told from it', () => {
    const { values, keyed } = matteOf(somePixels(SIZE, 0.34), SIZE);
    expect(keyed).toBe(true);
    expect(values[SIZE * (SIZE / 2) + SIZE / 2]).toBe(255);
    expect(values[SIZE * 3 + 3]).toBe(0);
  });

  test('a photograph with a background of its own gets an oval that melts into the dark at the corners', () => {
    const photograph = somePixels(SIZE, 0.34).map((value, i) => (i % 4 === 2 ? value + 90 : value));
    const { values, keyed } = matteOf(photograph, SIZE);
    expect(keyed).toBe(false);
    expect(values[SIZE * 3 + 3]).toBe(0);
    expect(values[SIZE * (SIZE / 2) + SIZE / 2]).toBe(255);
  });

  test('the silhouette finds the hair, not the face, and follows it when it grows', () => {
    const short = silhouetteOf(matteOf(somePixels(SIZE, 0.3), SIZE), someFace());
    const long = silhouetteOf(matteOf(somePixels(SIZE, 0.38), SIZE), someFace());
    expect(short.hair[up]).toBeCloseTo(0.3 * 1.25, 1);
    expect(long.hair[up]! - short.hair[up]!).toBeGreaterThan(0.04);
    expect(short.oval[up]).toBeCloseTo(0.34, 2);
  });

  test('dark hair of the backdrop’s own colour leaves no hole in the matte', () => {
    const pixels = somePixels(SIZE, 0.34);
    const hole = 4 * (Math.round(SIZE * 0.2) * SIZE + SIZE / 2);
    for (let i = -4; i <= 4; i++) pixels.set([56, 52, 50], hole + 4 * i);
    const matte = matteOf(pixels, SIZE);
    expect(matte.values[hole / 4]).toBe(0);
    expect(softMatte(matte, silhouetteOf(matte, someFace()))[hole / 4]).toBeGreaterThan(200);
  });

  test('the soft matte has no hard edge', () => {
    const matte = matteOf(somePixels(SIZE, 0.34), SIZE);
    const soft = softMatte(matte, silhouetteOf(matte, someFace()), 3);
    let steepest = 0;
    for (let i = SIZE * 64 + 1; i < SIZE * 65; i++)
      steepest = Math.max(steepest, Math.abs(soft[i]! - soft[i - 1]!));
    expect(steepest).toBeLessThan(110);
  });
});

test('a soft picture is sharpened more than a crisp one', () => {
  const crisp = somePixels(512, 0.34);
  const soft = somePixels(512, 0.34);
  for (let i = 4; i < soft.length - 4; i++) soft[i] = (crisp[i - 4]! + crisp[i]! + crisp[i + 4]!) / 3;
  expect(detailOf(soft, 512)).toBeLessThan(detailOf(crisp, 512));
  expect(sharpening(3)).toBeGreaterThan(sharpening(4));
  expect(sharpening(0)).toBeLessThan(2);
  expect(sharpening(100)).toBeGreaterThan(0);
});

test('landmarks are taken only when all 468 are there and lie where a picture is', () => {
  expect(parseLandmarks({ landmarks: someFace() })).toHaveLength(468);
  expect(() => parseLandmarks({ landmarks: someFace().slice(1) })).toThrow();
  expect(() => parseLandmarks({ landmarks: [[400, 300], ...someFace().slice(1)] })).toThrow(
    /Landmark 0 lies far outside/u,
  );
});
