import { boxMean } from './box-mean.ts';

/** Wide first, to reach across hair; then narrow, for its own strands (the paper's 90 and 6 at about 800 px). */
const RADII_OF_SIDE = [0.11, 0.008];

/** What a pixel would be if all of it were the person, and if none of it were: smooth, `size * size` values each. */
export interface Layers {
  readonly own: Float32Array;
  readonly behind: Float32Array;
}

/** The mean of `values` over a window, each counting by its weight. */
function weightedMean(
  values: Float32Array,
  weights: Float32Array,
  meanWeight: Float32Array,
  size: number,
  radius: number,
): Float32Array {
  const products = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) products[i] = values[i]! * weights[i]!;
  const mean = boxMean(products, size, radius, products);
  for (let i = 0; i < mean.length; i++) mean[i] = mean[i]! / (meanWeight[i]! + 1e-5);
  return mean;
}

/** The person's own colour at one pixel: the layer's, corrected by what the pixel really shows. */
export function ownColour(value: number, alpha: number, own: number, behind: number): number {
  const mixed = alpha * own + (1 - alpha) * behind;
  return Math.min(1, Math.max(0, own + alpha * (value - mixed)));
}

function ownColours(channel: Float32Array, alpha: Float32Array, { own, behind }: Layers): Float32Array {
  const out = new Float32Array(channel.length);
  for (let i = 0; i < out.length; i++) out[i] = ownColour(channel[i]!, alpha[i]!, own[i]!, behind[i]!);
  return out;
}

/**
 * Separates the person's colour from the background's where hair and background mix, so that no rim of the old
 * background is carried to the new one: blur fusion (Forte: Approximate Fast Foreground Colour Estimation, ICIP
 * 2021). `ownColour` puts the result together; the layers are smooth, so that may happen on a finer grid.
 *
 * @param channels the colours of the picture, `size * size` values 0…1 each
 * @param alpha how much of each pixel is the person, 0…1
 * @returns one pair of layers for each channel
 */
export function separate(channels: readonly Float32Array[], alpha: Float32Array, size: number): Layers[] {
  const rest = new Float32Array(alpha.length);
  for (let i = 0; i < rest.length; i++) rest[i] = 1 - alpha[i]!;
  let layers = channels.map((channel): Layers => ({ own: channel, behind: channel }));
  RADII_OF_SIDE.forEach((part, round) => {
    const radius = Math.max(1, Math.round(part * size));
    const meanAlpha = boxMean(alpha, size, radius);
    const meanRest = boxMean(rest, size, radius);
    layers = layers.map((last, c) => {
      const own = round > 0 ? ownColours(channels[c]!, alpha, last) : last.own;
      return {
        own: weightedMean(own, alpha, meanAlpha, size, radius),
        behind: weightedMean(last.behind, rest, meanRest, size, radius),
      };
    });
  });
  return layers;
}
