import { z } from 'zod';

/** What the generator knows of each portrait in its memory. */
export const portraitSchema = z
  .strictObject({
    index: z.int().min(0),
    sex: z.enum(['female', 'male']),
    age: z.int().min(0).max(120),
    country: z.string().min(1),
    /** Median skin colour, OpenCV's 8-bit Lab. */
    lab: z.tuple([z.number(), z.number(), z.number()]).readonly(),
    /** Nose tip from the middle of the eyes, in distances between the eyes. */
    yaw: z.number(),
    /** May give head and hair. */
    host: z.boolean(),
    /** May give eyes, nose, mouth, jaw or forehead to another. */
    donor: z.boolean(),
  })
  .readonly();

export type Portrait = z.infer<typeof portraitSchema>;

export const portraitsSchema = z
  .strictObject({ portraits: z.array(portraitSchema).min(1).readonly() })
  .refine(({ portraits }) => portraits.every((portrait, index) => portrait.index === index), {
    message: 'portraits must be listed by index, without gaps',
  });
