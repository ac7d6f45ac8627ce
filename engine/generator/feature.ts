import { z } from 'zod';
import { LANDMARK_COUNT } from '../faces/face.ts';

const landmark = z
  .int()
  .min(0)
  .max(LANDMARK_COUNT - 1);
const amount = z.number().min(-4).max(4);
const pixels = z.number().min(-200).max(200);
const radius = z.number().min(4).max(256);
const share = z.number().min(0).max(1);
const seed = z.int().min(0).max(0xffffffff);
const colour = z.tuple([z.number(), z.number(), z.number()]).readonly();

/**
 * One thing done to a mixed face. The first group works on codes and displacement fields, so that light, pores and
 * landmarks follow; the second paints on the decoded picture in the canonical frame, before it is warped.
 * Lengths are px of the 512 px frame, where the eyes are 128 px apart.
 */
export const featureSchema = z.discriminatedUnion('kind', [
  /** Older (> 0) or younger (< 0): skin and shape along the direction from the under 35s to the over 65s. */
  z.strictObject({ kind: z.literal('age'), amount }),
  /** Fine structure of the skin × gain: harsh pores and folds above 1. */
  z.strictObject({ kind: z.literal('detail'), gain: z.number().min(0).max(3) }),
  /** Scales the shape about a landmark, fading with a Gaussian of `radius`. */
  z.strictObject({ kind: z.literal('scale'), at: landmark, x: amount, y: amount, radius }),
  /** Moves the shape about a landmark. */
  z.strictObject({ kind: z.literal('shift'), at: landmark, x: pixels, y: pixels, radius }),
  /** Smooth seeded unevenness of left against right, about `pixels` at most. */
  z.strictObject({ kind: z.literal('asymmetry'), seed, pixels: z.number().min(0).max(40) }),

  /** Recolours the skin wherever it shows (ears, neck and bald head too), keeping its light and shade. */
  z.strictObject({ kind: z.literal('skin'), colour, amount: share, reach: share }),
  /** Recolours hair and beard: what is not skin within the same reach. */
  z.strictObject({ kind: z.literal('hair'), colour, amount: share, reach: share }),
  /** Recolours the irises. */
  z.strictObject({ kind: z.literal('eyes'), colour, amount: share }),
  /** Warts on seeded places of the face, `size` px across. */
  z.strictObject({
    kind: z.literal('warts'),
    seed,
    count: z.int().min(1).max(40),
    size: z.number().min(3).max(30),
  }),
  /** Tusks from the lower lip up, `length` px. */
  z.strictObject({
    kind: z.literal('tusks'),
    length: z.number().min(5).max(120),
    width: z.number().min(4).max(40),
  }),
]);

export type Feature = z.infer<typeof featureSchema>;
