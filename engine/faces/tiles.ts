import type { Similarity } from './similarity.ts';

/** Tiles of one size share this part of their side with their neighbour, so that no face is cut by all. */
const SHARED = 0.25;

/** One row or column of tiles: left edges, evenly spread so that the last one ends with the picture. */
function starts(length: number, side: number): number[] {
  if (side >= length) return [(length - side) / 2];
  const count = Math.ceil((length - side) / (side * (1 - SHARED))) + 1;
  return Array.from({ length: count }, (_, i) => (i * (length - side)) / (count - 1));
}

/**
 * Square tiles that cover a picture, each as a map from the unit square to px of the picture.
 *
 * @param side px; where the picture is narrower, the tile reaches over both edges
 */
export function tiles(width: number, height: number, side: number): Similarity[] {
  return starts(height, side).flatMap((y0) => starts(width, side).map((x0) => ({ a: side, b: 0, x0, y0 })));
}

/** The whole picture in one tile that is turned by `angle` radians (clockwise as seen) around its middle. */
export function turnedTile(width: number, height: number, angle: number): Similarity {
  const side = Math.max(width, height);
  const [a, b] = [side * Math.cos(angle), side * Math.sin(angle)];
  return { a, b, x0: width / 2 - (a - b) / 2, y0: height / 2 - (b + a) / 2 };
}
