import type { Feature } from './feature.ts';
import { PICTURE_SIZE, type Memory } from './memory.ts';
import { paintTusks } from './paint-tusks.ts';
import { paintWarts } from './paint-warts.ts';
import { CONTOURS, polygonMask } from './polygon-mask.ts';
import { skinMask } from './skin-mask.ts';
import { recolour } from './recolour.ts';

const AREA = PICTURE_SIZE * PICTURE_SIZE;
/** Iris of the mean face, px; a little more than the average eye's, so that no old colour rings the new one. */
const IRIS = 11;

/**
 * Applies the painting features to a decoded face, `[4, 512, 512]` in −1…1, in place. It happens in the canonical
 * frame, so paint follows the face's shape through the warp.
 */
export function paint(planes: Float32Array, features: readonly Feature[], memory: Memory): void {
  // Skin is found on the natural colours, before anything is painted.
  const natural = features.some(({ kind }) => kind === 'skin' || kind === 'hair') ? planes.slice() : planes;
  const skin = (reach: number) => skinMask(natural, memory.codeRegions, memory.canonical, reach);
  for (const feature of features) {
    if (feature.kind === 'skin') recolour(planes, skin(feature.reach), feature.colour, feature.amount);
    else if (feature.kind === 'hair') {
      recolour(planes, hairMask(planes, skin(feature.reach), memory), feature.colour, feature.amount);
    } else if (feature.kind === 'eyes')
      recolour(planes, irisMask(memory.canonical), feature.colour, feature.amount);
    else if (feature.kind === 'warts') paintWarts(planes, memory.canonical, feature);
    else if (feature.kind === 'tusks') paintTusks(planes, memory.canonical, feature);
  }
}

/** What of the head above the collar is neither skin nor eye nor mouth. */
function hairMask(planes: Float32Array, skin: Float32Array, memory: Memory): Float32Array {
  const chin = memory.canonical[2 * 152 + 1]!;
  const holes = [CONTOURS.leftEye, CONTOURS.rightEye, CONTOURS.lips].map((c) =>
    polygonMask(memory.canonical, c, 1),
  );
  return skin.map((value, i) => {
    const alpha = Math.min(1, Math.max(0, (planes[3 * AREA + i]! + 1) / 2));
    const collar = Math.min(1, Math.max(0, (chin - 10 - Math.floor(i / PICTURE_SIZE)) / 30));
    return holes.reduce((mask, hole) => mask * (1 - hole[i]!), (1 - value) * alpha * collar);
  });
}

function irisMask(canonical: Float32Array): Float32Array {
  const mask = new Float32Array(AREA);
  for (const contour of [CONTOURS.leftEye, CONTOURS.rightEye]) {
    const opening = polygonMask(canonical, contour, 1);
    const centre = [0, 1].map(
      (axis) => contour.reduce((sum, i) => sum + canonical[2 * i + axis]!, 0) / contour.length,
    );
    for (let i = 0; i < AREA; i++) {
      if (!opening[i]) continue;
      const distance = Math.hypot((i % PICTURE_SIZE) - centre[0]!, Math.floor(i / PICTURE_SIZE) - centre[1]!);
      mask[i] = Math.max(mask[i]!, opening[i]! * Math.min(1, Math.max(0, (IRIS - distance) / 3)));
    }
  }
  return mask;
}
