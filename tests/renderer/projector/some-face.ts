import type { Point } from '../../../renderer/projector/portrait/landmarks.ts';
import { FACE_OVAL } from '../../../renderer/projector/portrait/landmarks.ts';

/**
 * 468 points of a face that only has an oval: the outline on an ellipse, all others spread evenly inside it
 * (a sunflower), in units of the picture.
 *
 * @param width half the width of the oval
 * @param height half its height
 */
export function someFace(width = 0.24, height = 0.34, centre: Point = [0.5, 0.54]): Point[] {
  const outline = new Map<number, number>(FACE_OVAL.map((index, i) => [index, i]));
  return Array.from({ length: 468 }, (_, index): Point => {
    const rank = outline.get(index);
    const angle = rank === undefined ? index * 2.399963 : (rank / FACE_OVAL.length) * 2 * Math.PI;
    const radius = rank === undefined ? 0.94 * Math.sqrt((index + 0.5) / 468) : 1;
    return [centre[0] + Math.sin(angle) * radius * width, centre[1] - Math.cos(angle) * radius * height];
  });
}

/** A stage portrait as pixels, `size`²: an ellipse of skin and a cap of hair on the backdrop. */
export function somePixels(
  size: number,
  hair: number,
  tone: readonly [number, number, number] = [190, 140, 110],
): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [u, v] = [(x + 0.5) / size - 0.5, (y + 0.5) / size - 0.54];
      const face = Math.hypot(u / 0.24, v / 0.34) < 1;
      const head = Math.hypot(u / hair, v / (hair * 1.25)) < 1 && v < 0.2;
      const shade = 0.8 + 0.4 * Math.sin(x * 0.9) * Math.sin(y * 0.7) * (face ? 0.2 : 0.6);
      const colour = face ? tone : head ? [80, 40, 20] : [56, 52, 50];
      for (let c = 0; c < 3; c++) rgba[4 * (y * size + x) + c] = colour[c]! * (face || head ? shade : 1);
      rgba[4 * (y * size + x) + 3] = 255;
    }
  }
  return rgba;
}
