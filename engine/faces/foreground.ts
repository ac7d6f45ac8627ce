import { boxMean } from './box-mean.ts';

/** Wide first, to reach across hair; then narrow, for its own strands (the paper's 90 and 6 at about 800 px). */
const RADII_OF_SIDE = [0.11, 0.008];

/** What a pixel would be if all of it were the person, and if none of it were: smooth, `size * size` values each. */
export interface Layers {
  readonly own: Float32Array;
  readonly behind: Float32Array;
}

function weightedMean(
  values: Float32Array,
  weights: Float32Array,
  size: number,
  radius: number,
): Float32Array {
  const products = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) products[i] = values[i]! * weights[i]!;
  const norm = boxMean(weights, size, radius);
  const sum = boxMean(products, size, radius);
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! / (norm[i]! + 1e-5);
  return sum;
}

/** The person's own colour at one pixel: the layer's, corrected by what the pixel really shows. */
export function ownColour(value: number, alpha: number, own: number, behind: number): number {
  const mixed = alpha * own + (1 - alpha) * behind;
  return Math.min(1, Math.max(0, own + alpha * (value - mixed)));
}

/**
 * Separates the person's colour from the background's where hair and background mix, so that no rim of the old
 * background is carried to the new one: blur fusion (Forte: Approximate Fast Foreground Colour Estimation, ICIP
 * 2021). `ownColour` puts the result together; the layers are smooth, so that may happen on a finer grid.
 *
 * @param channel one colour of the picture, `size * size` values 0…1
 * @param alpha how much of each pixel is the person, 0…1
 */
export function separate(channel: Float32Array, alpha: Float32Array, size: number): Layers {
  const rest = alpha.map((value) => 1 - value);
  let layers: Layers = { own: channel, behind: channel };
  RADII_OF_SIDE.forEach((part, round) => {
    const radius = Math.max(1, Math.round(part * size));
    let { own } = layers;
    if (round > 0) {
      const { behind } = layers;
      const last = own;
      own = channel.map((value, i) => ownColour(value, alpha[i]!, last[i]!, behind[i]!));
    }
    layers = {
      own: weightedMean(own, alpha, size, radius),
      behind: weightedMean(layers.behind, rest, size, radius),
    };
  });
  return layers;
}
