import type { Point } from './face.ts';
import type { Picture } from './picture.ts';
import type { Pyramid } from './pyramid.ts';
import { fitSimilarity } from './similarity.ts';
import { warp } from './warp.ts';

/** Side of the square face chip that dlib's recognition network takes, px. */
export const CHIP_SIZE = 150;

/** Space that dlib leaves around the unit square of its template, in units of that square. */
const PADDING = 0.25;

/**
 * Where dlib's chip has the outer and inner corner of the person's left eye, those of the right eye, and the
 * base of the nose (`get_face_chip_details` in dlib/image_transforms/interpolation.h), unit square.
 */
const TEMPLATE: readonly Point[] = [
  [0.8595674595992, 0.2134981538014],
  [0.6460604764104, 0.2289674387677],
  [0.1205750620789, 0.2137274526848],
  [0.3340850613712, 0.2290642403242],
  [0.4901123135679, 0.6277975316475],
];

/** The same five points in MediaPipe's face mesh. */
const MESH_POINTS = [263, 362, 33, 133, 2] as const;

const CHIP_POINTS: readonly Point[] = TEMPLATE.map(([x, y]) => [
  ((x + PADDING) / (1 + 2 * PADDING)) * CHIP_SIZE,
  ((y + PADDING) / (1 + 2 * PADDING)) * CHIP_SIZE,
]);

/**
 * Cuts the face chip that the recognition network takes: dlib's similarity on five points of the mesh.
 *
 * @param landmarks 468 mesh points, px of the picture
 * @returns 150 × 150 px; black where the chip reaches over the picture's edge, as in dlib
 */
export function faceChip(pyramid: Pyramid, landmarks: readonly Point[]): Picture {
  const toSource = fitSimilarity(
    CHIP_POINTS,
    MESH_POINTS.map((index) => landmarks[index]!),
  );
  return warp(pyramid, toSource, CHIP_SIZE, CHIP_SIZE);
}
