import type { Point } from './face.ts';
import type { Pyramid } from './pyramid.ts';
import { skinColours, withoutCommon, type SkinColour } from './quality-colour.ts';
import { SKIN_POINTS, type SkinPoint } from './quality-skin.ts';

/** A point this many standard deviations from where uncovered faces have it shows something else than the face. */
const ODD = 3.5;

/**
 * Hard light and dark, shining skin scatter all points of a face more: its own spread (this quantile of the points)
 * against the usual one raises what counts as odd, at most so far, or half a face under a mask would excuse itself.
 */
const OWN_QUANTILE = 0.4;
const USUAL_SPREAD = 1.2;
const MOST_EXCUSED = 1.3;

/** One odd point is a mole, a glint or a rim; a cover shows at its neighbours too. */
const NEIGHBOURS = 5;
const ODD_NEIGHBOURS = 3;

/** For each point, its nearest ones on the mean face. */
const NEAREST: readonly (readonly number[])[] = SKIN_POINTS.map(({ place: [x, y] }) =>
  SKIN_POINTS.map(({ place: [u, v] }, i) => [i, Math.hypot(u - x, v - y)] as const)
    .toSorted(([, one], [, other]) => one - other)
    .slice(0, NEIGHBOURS)
    .map(([i]) => i),
);

/** In standard deviations of uncovered faces. */
function strangeness([luma, red, blue]: SkinColour, { mean, deviation }: SkinPoint): number {
  return Math.hypot(
    (luma - mean[0]) / deviation[0],
    (red - mean[1]) / deviation[1],
    (blue - mean[2]) / deviation[2],
  );
}

/** How much more than usual the points of this face differ all together, 1…`MOST_EXCUSED`. */
function ownSpread(strange: readonly number[]): number {
  const sorted = strange.toSorted((one, other) => one - other);
  const own = sorted[Math.floor(OWN_QUANTILE * (sorted.length - 1))]! / USUAL_SPREAD;
  return Math.min(Math.max(own, 1), MOST_EXCUSED);
}

/**
 * How much of the face something else stands in front of: mask, sunglasses, hair, a hand in a glove.
 *
 * Colour at points of the mesh, relative to the face's own median, against how uncovered faces have it there
 * (`quality-skin.ts`). What has the colour of the skin (a bare hand) is not seen; docs/quality.md has the figures.
 *
 * @returns share of the face's area, 0…1
 */
export function occlusion(pyramid: Pyramid, landmarks: readonly Point[]): number {
  const colours = withoutCommon(
    skinColours(
      pyramid,
      landmarks,
      SKIN_POINTS.map(({ index }) => index),
    ),
    SKIN_POINTS.map(({ mean }) => mean),
  );
  const strange = colours.map((colour, i) => strangeness(colour, SKIN_POINTS[i]!));
  const limit = ODD * ownSpread(strange);
  const odd = strange.map((value) => value > limit);
  let covered = 0;
  SKIN_POINTS.forEach(({ area }, i) => {
    if (odd[i] && NEAREST[i]!.filter((near) => odd[near]).length >= ODD_NEIGHBOURS) covered += area;
  });
  return Math.min(covered, 1);
}
