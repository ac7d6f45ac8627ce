import { z } from 'zod';
import { featureSchema } from './feature.ts';

/** Regions of a face, in the order of every weight row: what of a face can come from someone else. */
export const REGIONS = ['outer', 'eyes', 'nose', 'mouth', 'jaw', 'upperFace'] as const;
export const REGION_COUNT = REGIONS.length;

/** More members than this only blur one another. */
const MAX_MEMBERS = 8;
const SUM_TOLERANCE = 1e-3;

const gain = z.number().min(-1).max(4);
const weightRow = z.array(z.number().min(-1).max(2)).min(1).max(MAX_MEMBERS);

/** [portrait of the generator's memory, 1 = mirrored]. */
const memberSchema = z.tuple([z.int().min(0).max(9999), z.union([z.literal(0), z.literal(1)])]);

/**
 * A generated face in under 200 bytes of JSON (features apart): which remembered portraits it is mixed from and how.
 * The same latent and the same generator version always give the same picture.
 */
export const latentSchema = z
  .strictObject({
    version: z.literal(1),
    /** The first member is the host, who gives head, hair, ears and neck. */
    members: z.array(memberSchema).min(1).max(MAX_MEMBERS).readonly(),
    /** `[6][members]`: the share of each member in each region; every row sums to 1 and may leave out zeros at its end. */
    weights: z.array(weightRow.readonly()).length(REGION_COUNT).readonly(),
    /** How far shapes go from the mean face (1 as it is, 2 a caricature): inside the face, or `[6]` by region. */
    gains: z.union([gain, z.array(gain).length(REGION_COUNT).readonly()]),
    /** What is done to the mixed face, in this order. */
    features: z.array(featureSchema).max(32).readonly().optional(),
  })
  .superRefine((latent, context) => {
    latent.weights.forEach((row, region) => {
      const sum = row.reduce((total, weight) => total + weight, 0);
      if (row.length > latent.members.length) {
        context.addIssue({
          code: 'custom',
          path: ['weights', region],
          message: `has ${row.length} weights for ${latent.members.length} members`,
        });
      } else if (Math.abs(sum - 1) > SUM_TOLERANCE) {
        context.addIssue({ code: 'custom', path: ['weights', region], message: `sums to ${sum}, not to 1` });
      }
    });
  })
  .readonly();

export type Latent = z.infer<typeof latentSchema>;

/** The share of member `n` in a region. */
export function weightOf(latent: Latent, region: number, n: number): number {
  return latent.weights[region]?.[n] ?? 0;
}

/** How far a region's shape goes from the mean face. One gain is for the face; hair and ears then stay as they are. */
export function gainOf({ gains }: Latent, region: number): number {
  return typeof gains === 'number' ? (region === 0 ? 1 : gains) : gains[region]!;
}

/** What member `n` gives to the face, mean over its regions: 0…1. */
export function innerShare(latent: Latent, n: number): number {
  let sum = 0;
  for (let region = 1; region < REGION_COUNT; region++) sum += weightOf(latent, region, n);
  return sum / (REGION_COUNT - 1);
}
