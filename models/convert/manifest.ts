import { readFileSync } from 'node:fs';
import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lower-case hexadecimal');
const fileName = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'is not a plain file name');

const source = z.strictObject({
  /** The npm package, its exact version, and the file inside it. */
  package: z.string(),
  version: z.string(),
  file: z.string(),
  /** Where the file is several files in one: the name and the byte range [start, end) of the one meant. */
  part: z
    .strictObject({ name: z.string(), start: z.int().nonnegative(), end: z.int().positive() })
    .refine(({ start, end }) => start < end, 'ends before it starts')
    .optional(),
  /** Of the part, where there is one. */
  sha256,
});

const model = z.strictObject({
  name: z.string(),
  /** In models/built/. */
  file: fileName,
  bytes: z.int().positive(),
  sha256,
  purpose: z.string(),
  conversion: z.enum(['dlib-to-onnx', 'tflite-to-onnx', 'compose-landmarker']),
  sources: z.array(source).min(1),
  licence: z.strictObject({ spdx: z.string(), statedIn: z.string(), note: z.string().optional() }),
});

const manifest = z
  .strictObject({ models: z.array(model).min(1) })
  .refine(
    ({ models }) => new Set(models.map(({ file }) => file)).size === models.length,
    'names a file twice',
  );

export type ModelSource = z.infer<typeof source>;
export type ModelEntry = z.infer<typeof model>;
export type ModelManifest = z.infer<typeof manifest>;

/** Reads and checks a manifest. Throws with every fault in it. */
export function readManifest(path: string): ModelManifest {
  const parsed = manifest.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success)
    throw new Error(`${path} is not a valid manifest of models:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
