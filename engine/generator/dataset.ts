import { z } from 'zod';
import { latentSchema } from './latent.ts';

/** Text in both languages of the house. */
const text = z.strictObject({ en: z.string().min(1), nl: z.string().min(1) }).readonly();

const identity = { id: z.string().regex(/^(g-\d{4}|rogue-[a-z-]+)$/), latent: latentSchema };

/** A generated face of the starter gallery. */
const starterFaceSchema = z
  .strictObject({ ...identity, name: z.string().min(1), age: z.int().min(18).max(99), occupation: text })
  .readonly();

/** A fictional ugly celebrity. */
const rogueSchema = z
  .strictObject({
    ...identity,
    name: text,
    caption: text,
    biography: text,
    punchLine: text,
    ugliness: z.number().min(0).max(1),
  })
  .readonly();

export type StarterFace = z.infer<typeof starterFaceSchema>;
export type Rogue = z.infer<typeof rogueSchema>;

/** What both files of `datasets/` say about all their faces. */
const provenance = {
  format: z.literal(1),
  /** Version of the generator that the latents are for. */
  generator: z.string().min(1),
  /** Network and alignment that made the embeddings beside this file. */
  facesModel: z.string().min(1),
  source: z.string().min(1),
  licence: z.string().min(1),
  credit: z.string().min(1),
};

export const starterFileSchema = z.strictObject({
  ...provenance,
  faces: z.array(starterFaceSchema).min(1).readonly(),
});
export const roguesFileSchema = z.strictObject({
  ...provenance,
  faces: z.array(rogueSchema).min(1).readonly(),
});

export type StarterFile = z.infer<typeof starterFileSchema>;
export type RoguesFile = z.infer<typeof roguesFileSchema>;
