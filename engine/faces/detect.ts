import type { InferenceSession } from '../onnxruntime.ts';

import { detectIn, FULL_RANGE, SHORT_RANGE } from './detector-network.ts';
import type { Detection } from './detection.ts';
import { mergeDetections } from './merge-detections.ts';
import type { Pyramid } from './pyramid.ts';
import { tiles, turnedTile } from './tiles.ts';

/** The two sessions that detection needs. */
export interface Detectors {
  readonly short: InferenceSession;
  readonly full: InferenceSession;
}

/** The narrowest faces that the networks find, as parts of their tile's side (measured: 92 and 40 of 640 px). */
const NARROWEST_SHORT = 1 / 7;
const NARROWEST_FULL = 1 / 16;

/** A tile smaller than this would look for faces narrower than 20 px, which nothing can be done with. */
const SMALLEST_TILE = 320;

/** Tiles looked at in one picture, about 1 s: a 24-megapixel file gets down to faces of about 50 px. */
const TILE_BUDGET = 120;

/** An upright detection this sure needs no second look; faces on their side or head come out lower (0.66…0.7). */
const SURE = 0.75;

/** Quarter, eighth and half turns: the networks themselves stand up to about 45° of roll. */
const TURNS = [Math.PI / 2, -Math.PI / 2, Math.PI / 4, -Math.PI / 4, Math.PI];

function surest(found: readonly Detection[]): number {
  return found.reduce((most, { score }) => Math.max(most, score), 0);
}

function widest(found: readonly Detection[]): number {
  return found.reduce((most, { box }) => Math.max(most, box.width), 0);
}

/**
 * Upright faces of any size.
 *
 * Looks at the whole picture with the short-range network, then with the full-range one, then with that one at ever
 * smaller tiles, until what is left to find would be less than half as wide as the widest face found, too small, or
 * too dear. So nobody in a row of people is missed, and a portrait costs one run.
 *
 * @returns best score first
 */
async function detectUpright(detectors: Detectors, pyramid: Pyramid): Promise<Detection[]> {
  const { width, height } = pyramid.picture;
  const whole = Math.max(width, height);
  const found = await detectIn(detectors.short, SHORT_RANGE, pyramid, tiles(width, height, whole));
  if (widest(found) / 2 > whole * NARROWEST_SHORT) return mergeDetections(found);
  let looked = 0;
  for (let side = whole; ; side /= 2) {
    const parts = tiles(width, height, side);
    looked += parts.length;
    if (looked > TILE_BUDGET) break;
    found.push(...(await detectIn(detectors.full, FULL_RANGE, pyramid, parts)));
    if (widest(found) / 2 > side * NARROWEST_FULL || side / 2 < SMALLEST_TILE) break;
  }
  return mergeDetections(found);
}

/**
 * Finds the faces in a picture, whatever their size.
 *
 * Where nothing sure is found upright, the picture is also looked at turned (roll of any angle), and the way round
 * that the networks are surest of counts.
 *
 * @returns best score first
 */
export async function detect(detectors: Detectors, pyramid: Pyramid): Promise<Detection[]> {
  let best = await detectUpright(detectors, pyramid);
  if (surest(best) >= SURE) return best;
  const { width, height } = pyramid.picture;
  for (const angle of TURNS) {
    const parts = [turnedTile(width, height, angle)];
    const found = mergeDetections([
      ...(await detectIn(detectors.short, SHORT_RANGE, pyramid, parts)),
      ...(await detectIn(detectors.full, FULL_RANGE, pyramid, parts)),
    ]);
    if (surest(found) > surest(best)) best = found;
  }
  return best;
}
