// The engine: reads the faces that come with the repository.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { EMBEDDING_LENGTH } from '../faces/face.ts';
import type { NewGalleryFace } from '../gallery/gallery-face.ts';
import { roguesFileSchema, starterFileSchema, type Rogue, type StarterFace } from './dataset.ts';

/** The longest an embedding of this network gets; dlib's are about 1.4. */
const LONGEST = 4;

/**
 * Reads the starter gallery and the rogues: latents, names and embeddings. Pictures are rendered when first needed.
 * @param folder `datasets`
 * @returns the generated faces, then the rogues
 * @throws Error that names the file which is missing, cut short, malformed or contradicts itself
 */
export async function readStarterGallery(folder: string): Promise<readonly NewGalleryFace[]> {
  const [starter, rogues] = await Promise.all([
    readDataset(join(folder, 'starter'), starterFileSchema, captionFace),
    readDataset(join(folder, 'rogues'), roguesFileSchema, captionRogue),
  ]);
  const faces = [...starter, ...rogues];
  const ids = new Set<string>();
  for (const { id } of faces) {
    if (ids.has(id))
      throw new Error(`${folder} has two faces with the id ${id}. Restore it from the repository.`);
    ids.add(id);
  }
  return faces;
}

type Described = Pick<NewGalleryFace, 'kind' | 'name' | 'caption' | 'biography' | 'punchLine' | 'ugliness'>;

function captionFace({ name, age, occupation }: StarterFace): Described {
  return {
    kind: 'generated',
    name: { en: name, nl: name },
    caption: { en: `${age}, ${occupation.en}`, nl: `${age}, ${occupation.nl}` },
    biography: null,
    punchLine: null,
    ugliness: null,
  };
}

function captionRogue({ name, caption, biography, punchLine, ugliness }: Rogue): Described {
  return { kind: 'rogue', name, caption, biography, punchLine, ugliness };
}

async function readDataset<Face extends StarterFace | Rogue>(
  folder: string,
  schema: z.ZodType<{
    readonly generator: string;
    readonly facesModel: string;
    readonly source: string;
    readonly licence: string;
    readonly credit: string;
    readonly faces: readonly Face[];
  }>,
  describe: (face: Face) => Described,
): Promise<NewGalleryFace[]> {
  const index = join(folder, 'faces.json');
  const vectors = join(folder, 'embeddings.f32');
  const [json, bytes] = await Promise.all([readFile(index, 'utf8'), readFile(vectors)]).catch(
    (cause: unknown) => {
      throw new Error(`The starter gallery in ${folder} is incomplete. Restore it from the repository.`, {
        cause,
      });
    },
  );
  const file = parse(index, json, schema);
  const length = EMBEDDING_LENGTH * 4;
  if (bytes.byteLength !== file.faces.length * length) {
    throw new Error(
      `${vectors} has ${bytes.byteLength} bytes; ${file.faces.length} faces need ${file.faces.length * length}. Restore it from the repository.`,
    );
  }
  return file.faces.map((face, i) => {
    // Copied: each face owns its numbers, whatever becomes of the file's buffer.
    const embedding = new Float32Array(EMBEDDING_LENGTH);
    for (let n = 0; n < EMBEDDING_LENGTH; n++) embedding[n] = bytes.readFloatLE(i * length + n * 4);
    const norm = Math.hypot(...embedding);
    if (!(norm > 0 && norm < LONGEST)) {
      throw new Error(
        `${vectors} is damaged at face ${face.id}: its numbers are no embedding. Restore it from the repository.`,
      );
    }
    return {
      id: face.id,
      ...describe(face),
      source: `${file.source} (${file.generator})`,
      licence: file.licence,
      credit: file.credit,
      embedding,
      model: file.facesModel,
      latent: JSON.stringify(face.latent),
    };
  });
}

function parse<T>(file: string, json: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new Error(`${file} is not JSON: cut short or edited by hand. Restore it from the repository.`, {
      cause,
    });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(
    `${file} is not what Tronie expects: ${z.prettifyError(parsed.error)}. Restore it from the repository.`,
  );
}
