import { expect, test } from 'vitest';
import {
  afterFrame,
  afterNumber,
  pixelScale,
  startingResolution,
  type Resolution,
} from '../../../../renderer/projector/paint/resolution.ts';

const frames = (from: Resolution, interval: number, count: number): Resolution =>
  Array.from({ length: count }).reduce<Resolution>((resolution) => afterFrame(resolution, interval), from);

test('a card that keeps up draws every pixel, one that does not draws fewer until it does', () => {
  expect(frames(startingResolution(false), 16.7, 500).share).toBe(1);
  expect(frames(startingResolution(false), 90, 60).share).toBeLessThan(0.5);
  expect(frames(startingResolution(false), 90, 5000).share).toBeGreaterThan(0);
});

test('a single hiccup or a sleeping machine changes nothing', () => {
  expect(afterFrame(frames(startingResolution(false), 16, 30), 300).share).toBe(1);
  expect(frames(startingResolution(false), 5000, 50).share).toBe(1);
});

test('between two numbers one step up is tried again, never above all pixels', () => {
  const slow = frames(startingResolution(false), 90, 12);
  expect(afterNumber(slow).share).toBe(1);
  expect(afterNumber(startingResolution(false)).share).toBe(1);
});

test('never more than a 4K picture is drawn', () => {
  expect(pixelScale(3840, 2160, 1, startingResolution(false))).toBe(1);
  const huge = pixelScale(3840, 2160, 2, startingResolution(false));
  expect(3840 * huge * 2160 * huge).toBeLessThanOrEqual(3840 * 2160 + 1);
  expect(pixelScale(1920, 1080, 2, startingResolution(true))).toBe(1);
});
