import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import sharp from 'sharp';
import type { FaceDescriptor, FaceQuality } from '../faces/face.ts';
import { createFaces, type Faces } from '../faces/faces.ts';
import { judgeQuality, type QualityJudgement } from '../faces/quality-gates.ts';
import { loadGallery, type Gallery } from '../gallery/gallery.ts';
import { openGallery } from '../gallery/gallery.store.ts';
import { lookAlikes, type LookAlike } from '../gallery/look-alikes.ts';
import { importStarterGallery } from '../gallery/starter-gallery.ts';
import { readStarterGallery } from '../generator/starter-gallery.ts';
import { dataFiles, HOUSE } from '../house.ts';
import { answer, numbers, type Streams } from './answer.ts';
import { CommandError, type CommonOptions } from './command.ts';
import { likenessInWords } from './likeness-in-words.ts';
import { noFaceSentence } from './no-face.ts';
import { readPicture } from './read-picture.ts';

const CHIP = 150; // px, dlib's

/** One face, as programs read it. */
interface EmbeddedFace {
  readonly quality?: FaceQuality & QualityJudgement;
  readonly nearest?: Omit<LookAlike, 'name'> & { readonly name: string };
  readonly embedding: readonly number[];
}

interface EmbeddedPicture {
  readonly file: string;
  readonly error?: string;
  readonly faces: readonly EmbeddedFace[];
}

/** `tronie embed <picture…>`: who is in these pictures, as numbers; how far to trust them, and whom they are like. */
export async function embed(
  files: readonly string[],
  options: CommonOptions & { readonly chips: boolean },
  streams: Streams,
): Promise<void> {
  const faces = await createFaces({ models: HOUSE.models });
  try {
    const gallery = options.chips ? undefined : await galleryToCompare(options.data, faces.model, streams);
    const pictures: EmbeddedPicture[] = [];
    for (const file of files) pictures.push(await embedOne(faces, gallery, file, options.chips));
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

/**
 * The gallery that `tronie twin` looks into; where there is none yet, the starter gallery in memory, so that embedding
 * a picture leaves nothing behind. Pictures are embedded all the same when it cannot be read.
 */
async function galleryToCompare(data: string, model: string, streams: Streams): Promise<Gallery | undefined> {
  const { gallery: file } = dataFiles(data);
  try {
    const store = await openGallery(existsSync(file) ? file : ':memory:');
    try {
      await importStarterGallery(store, await readStarterGallery(HOUSE.datasets));
      return await loadGallery({
        store,
        model,
        draw: () => Promise.reject(new Error('Nothing is drawn to compare faces.')),
      });
    } finally {
      await store.close();
    }
  } catch (error) {
    streams.err(`No likeness is given: ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

async function embedOne(
  faces: Faces,
  gallery: Gallery | undefined,
  file: string,
  isChip: boolean,
): Promise<EmbeddedPicture> {
  try {
    const picture = await readPicture(file);
    if (isChip) return { file, faces: [{ embedding: numbers(await embedChip(faces, picture, file)) }] };
    const described = await faces.describe(picture);
    if (described.faces.length === 0) {
      return {
        file,
        error: noFaceSentence(file),
        faces: [],
      };
    }
    return { file, faces: described.faces.map((face) => faceAnswer(face, gallery)) };
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

function faceAnswer(face: FaceDescriptor, gallery: Gallery | undefined) {
  const { embedding, landmarks, quality, ...rest } = face;
  const [nearest] = gallery === undefined ? [] : lookAlikes(gallery, embedding, 1);
  return {
    ...rest,
    landmarks: landmarks.map(([x, y]) => [round(x), round(y)]),
    ...(quality && { quality: { ...quality, ...judgeQuality(quality) } }),
    ...(nearest && { nearest: { ...nearest, name: nearest.name.en } }),
    embedding: numbers(embedding),
  };
}

/** Landmarks to a hundredth of a px. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function inWords({ file, error, faces }: EmbeddedPicture): string {
  if (error !== undefined) return `${file}: ${error}`;
  return [
    `${file}: ${faces.length} ${faces.length === 1 ? 'face' : 'faces'}`,
    ...faces.flatMap((face, i) => faceInWords(face, i + 1)),
  ].join('\n');
}

function faceInWords({ quality, nearest }: EmbeddedFace, number: number): string[] {
  const like =
    nearest &&
    `nearest ${nearest.name} (${nearest.id}), ${[nearest.distance.toFixed(3), likenessInWords(nearest.likeness)].filter(Boolean).join(', ')}`;
  return [
    `  ${[`face ${number}`, quality?.verdict, like].filter(Boolean).join(' · ')}`,
    ...(quality?.reasons ?? []).map(({ message }) => `    ${message}`),
  ];
}
