import type { Point } from './face.ts';
import { portraitFrame } from './portrait-frame.ts';
import type { Pyramid } from './pyramid.ts';
import { apply, invert } from './similarity.ts';
import { warp } from './warp.ts';

/** Side of the patch that colours are read from, px: the face is about half as wide. */
const SIDE = 96;

/** Light of a point against the face's: log luma, log(red / green), log(blue / green). */
export type SkinColour = readonly [luma: number, red: number, blue: number];

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1]!;
}

/**
 * What the face shows at points of the mesh, before the face's own colour is taken off.
 *
 * @param landmarks 468 mesh points, px of the picture
 * @param points indices of the mesh
 */
export function skinColours(
  pyramid: Pyramid,
  landmarks: readonly Point[],
  points: readonly number[],
): SkinColour[] {
  const frame = portraitFrame(landmarks);
  const toSource = { ...frame, a: frame.a / SIDE, b: frame.b / SIDE };
  const { data } = warp(pyramid, toSource, SIDE, SIDE, 'border');
  const toPatch = invert(toSource);
  return points.map((index): SkinColour => {
    const [u, v] = apply(toPatch, landmarks[index]!);
    const clamp = (value: number): number => Math.min(Math.max(Math.floor(value), 1), SIDE - 2);
    const [x, y] = [clamp(u), clamp(v)];
    let [red, green, blue] = [0, 0, 0];
    for (let j = y - 1; j <= y + 1; j++) {
      for (let i = x - 1; i <= x + 1; i++) {
        const at = 3 * (j * SIDE + i);
        red += data[at]!;
        green += data[at + 1]!;
        blue += data[at + 2]!;
      }
    }
    // A grain of light, so that black has a logarithm and the noise of dark pixels no colour.
    const [r, g, b] = [red / 9 + 8, green / 9 + 8, blue / 9 + 8];
    return [Math.log(0.299 * r + 0.587 * g + 0.114 * b), Math.log(r / g), Math.log(b / g)];
  });
}

/** Takes off what all points have in common: the person's skin, the light, the camera's white. */
export function withoutCommon(colours: readonly SkinColour[], means: readonly SkinColour[]): SkinColour[] {
  const common = ([0, 1, 2] as const).map((channel) =>
    median(colours.map((colour, i) => colour[channel] - means[i]![channel])),
  );
  return colours.map(([luma, red, blue]): SkinColour => [
    luma - common[0]!,
    red - common[1]!,
    blue - common[2]!,
  ]);
}
