import { basename } from 'node:path';
import sharp from 'sharp';
import type { FaceDescriptor } from '../faces/face.ts';
import { createFaces, type Faces } from '../faces/faces.ts';
import { HOUSE } from '../house.ts';
import { answer, numbers, type Streams } from './answer.ts';
import { CommandError } from './command.ts';
import { readPicture } from './read-picture.ts';

const CHIP = 150; // px, dlib's

interface EmbeddedPicture {
  readonly file: string;
  readonly error?: string;
  readonly faces: readonly unknown[];
}

/** `tronie embed <picture…>`: who is in these pictures, as numbers. */
export async function embed(
  files: readonly string[],
  options: { readonly json: boolean; readonly chips: boolean },
  streams: Streams,
): Promise<void> {
  const faces = await createFaces({ models: HOUSE.models });
  try {
    const pictures: EmbeddedPicture[] = [];
    for (const file of files) pictures.push(await embedOne(faces, file, options.chips));
    const failed = pictures.every((picture) => picture.error !== undefined);
    const value = {
      model: faces.model,
      pictures,
      ...(failed && { error: { code: 'no-picture', message: pictures[0]!.error } }),
    };
    answer(streams, options.json, value, () => pictures.map(inWords).join('\n'));
    if (failed) process.exitCode = 1;
  } finally {
    await faces.close();
  }
}

async function embedOne(faces: Faces, file: string, isChip: boolean): Promise<EmbeddedPicture> {
  try {
    const picture = await readPicture(file);
    if (isChip) return { file, faces: [{ embedding: numbers(await embedChip(faces, picture, file)) }] };
    const described = await faces.describe(picture);
    if (described.faces.length === 0) {
      return {
        file,
        error: `No face found in ${basename(file)}. Use a frontal photo with the face at least 80 px wide.`,
        faces: [],
      };
    }
    return { file, faces: described.faces.map(faceAnswer) };
  } catch (error) {
    return { file, error: error instanceof Error ? error.message : String(error), faces: [] };
  }
}

/** A chip is aligned already: 150 × 150 px, straight into the network. */
async function embedChip(faces: Faces, picture: Uint8Array, file: string): Promise<Float32Array> {
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.width !== CHIP || info.height !== CHIP || info.channels !== 3) {
    throw new CommandError(
      'not-a-chip',
      `${basename(file)} is ${info.width} × ${info.height} px; a face chip is 150 × 150. Leave --chips away for an ordinary picture.`,
    );
  }
  const [embedding] = await faces.embedChips([new Uint8Array(data)]);
  return embedding!;
}

function faceAnswer(face: FaceDescriptor) {
  const { embedding, landmarks, ...rest } = face;
  return {
    ...rest,
    landmarks: landmarks.map(([x, y]) => [round(x), round(y)]),
    embedding: numbers(embedding),
  };
}

/** Landmarks to a hundredth of a px. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function inWords({ file, error, faces }: EmbeddedPicture): string {
  return error === undefined
    ? `${file}: ${faces.length} ${faces.length === 1 ? 'face' : 'faces'}`
    : `${file}: ${error}`;
}
