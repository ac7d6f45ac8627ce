import type { Point } from './face.ts';
import { fitSimilarity, type Similarity } from './similarity.ts';

/**
 * The mean face of the generator that draws the gallery: mesh index and place in the portrait, 0…1. Spread over
 * outline, eyes, brows, nose and mouth, so that a turned head or an open mouth shifts the fit little. The eyes'
 * middles are at (0.375, 0.475) and (0.625, 0.475).
 */
const MEAN_FACE: readonly (readonly [index: number, x: number, y: number])[] = [
  [10, 0.5, 0.2677],
  [297, 0.6361, 0.2812],
  [284, 0.7287, 0.3403],
  [389, 0.7611, 0.4308],
  [454, 0.7608, 0.5439],
  [361, 0.7492, 0.6596],
  [397, 0.7092, 0.7723],
  [378, 0.6164, 0.8684],
  [152, 0.5, 0.909],
  [149, 0.3836, 0.8684],
  [172, 0.2908, 0.7723],
  [132, 0.2508, 0.6596],
  [234, 0.2392, 0.5439],
  [162, 0.2389, 0.4308],
  [54, 0.2713, 0.3403],
  [67, 0.3639, 0.2812],
  [33, 0.3238, 0.4752],
  [133, 0.4315, 0.4808],
  [159, 0.3708, 0.4582],
  [145, 0.3779, 0.4893],
  [263, 0.6762, 0.4752],
  [362, 0.5685, 0.4808],
  [386, 0.6292, 0.4582],
  [374, 0.6221, 0.4893],
  [70, 0.2798, 0.4183],
  [105, 0.3404, 0.3846],
  [107, 0.4434, 0.3922],
  [300, 0.7202, 0.4183],
  [334, 0.6596, 0.3846],
  [336, 0.5566, 0.3922],
  [168, 0.5, 0.4588],
  [1, 0.5, 0.6352],
  [2, 0.5, 0.6579],
  [98, 0.4274, 0.6446],
  [327, 0.5726, 0.6446],
  [61, 0.3873, 0.7256],
  [291, 0.6127, 0.7256],
  [0, 0.5, 0.7104],
  [17, 0.5, 0.7822],
  [13, 0.5, 0.7318],
];

/**
 * Where a stage portrait lies in its picture.
 *
 * @param landmarks 468 mesh points, px of the picture
 * @returns maps the portrait's unit square to px of the picture
 */
export function portraitFrame(landmarks: readonly Point[]): Similarity {
  return fitSimilarity(
    MEAN_FACE.map(([, x, y]): Point => [x, y]),
    MEAN_FACE.map(([index]) => landmarks[index]!),
  );
}
