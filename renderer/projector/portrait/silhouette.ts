import { FACE_OVAL, type Point } from './landmarks.ts';
import type { Matte } from './matte.ts';

/** The outline of head and hair as rays from the middle of the face. Lengths in units of the picture. */
export interface Silhouette {
  readonly centre: Point;
  /** Where the outline of the face is on each ray. */
  readonly oval: readonly number[];
  /** Where head and hair end on each ray; at least a little outside the oval, at most a little inside the picture. */
  readonly hair: readonly number[];
}

/** Directions of the rays: over the top of the head from below one ear to below the other. Radians, 0 = up, clockwise. */
export const RAYS: readonly number[] = Array.from(
  { length: 41 },
  (_, i) => ((i - 20) / 20) * (125 / 180) * Math.PI,
);

const OUTSIDE_OVAL = 1.07;
const INSIDE_PICTURE = 0.93;

/** The point at a distance from a centre, in a direction (0 = up, clockwise). */
export function along(centre: Point, direction: number, distance: number): Point {
  return [centre[0] + Math.sin(direction) * distance, centre[1] - Math.cos(direction) * distance];
}

export function silhouetteOf(matte: Matte, landmarks: readonly Point[]): Silhouette {
  const outline = FACE_OVAL.map((index) => landmarks[index]!);
  const centre: Point = [
    outline.reduce((sum, [x]) => sum + x, 0) / outline.length,
    outline.reduce((sum, [, y]) => sum + y, 0) / outline.length,
  ];
  const oval = RAYS.map((direction) => reachOf(outline, centre, direction));
  const found = RAYS.map((direction) => edgeOf(matte, centre, direction));
  const hair = smooth(median(found)).map((reach, i) => {
    const most = INSIDE_PICTURE * toBorder(centre, RAYS[i]!);
    return Math.min(most, Math.max(reach, OUTSIDE_OVAL * oval[i]!));
  });
  return { centre, oval, hair };
}

/** How far the closed outline is from the centre in a direction. */
export function reachOf(outline: readonly Point[], centre: Point, direction: number): number {
  const [dx, dy] = [Math.sin(direction), -Math.cos(direction)];
  let reach = 0;
  outline.forEach((a, i) => {
    const b = outline[(i + 1) % outline.length]!;
    const [ax, ay, ex, ey] = [a[0] - centre[0], a[1] - centre[1], b[0] - a[0], b[1] - a[1]];
    const cross = dx * ey - dy * ex;
    if (Math.abs(cross) < 1e-12) return;
    const distance = (ax * ey - ay * ex) / cross;
    const share = (ax * dy - ay * dx) / cross;
    if (distance > reach && share >= 0 && share <= 1) reach = distance;
  });
  return reach;
}

/** The outermost place on a ray that is still the person: from outside inwards, since dark hair has holes in its matte. */
function edgeOf(matte: Matte, centre: Point, direction: number): number {
  const { values, size } = matte;
  for (let distance = toBorder(centre, direction); distance > 0; distance -= 0.5 / size) {
    const [x, y] = along(centre, direction, distance);
    const column = Math.min(size - 1, Math.max(0, Math.round(x * size - 0.5)));
    const row = Math.min(size - 1, Math.max(0, Math.round(y * size - 0.5)));
    if (values[row * size + column]! > 140) return distance;
  }
  return 0;
}

/** From a point inside the picture to its border. */
export function toBorder(centre: Point, direction: number): number {
  const [dx, dy] = [Math.sin(direction), -Math.cos(direction)];
  const x = dx > 0 ? (1 - centre[0]) / dx : dx < 0 ? -centre[0] / dx : Infinity;
  const y = dy > 0 ? (1 - centre[1]) / dy : dy < 0 ? -centre[1] / dy : Infinity;
  return Math.max(0, Math.min(x, y));
}

const at = (list: readonly number[], i: number): number => list[Math.min(list.length - 1, Math.max(0, i))]!;

/** Without stray hairs: each value the median of five neighbours. */
function median(list: readonly number[]): number[] {
  return list.map((_, i) => [-2, -1, 0, 1, 2].map((j) => at(list, i + j)).sort((a, b) => a - b)[2]!);
}

function smooth(list: readonly number[]): number[] {
  return list.map((_, i) => (at(list, i - 1) + 2 * at(list, i) + at(list, i + 1)) / 4);
}
