import type { DescribedPicture, StagePortrait } from '../../engine/faces/face.ts';
import type { Faces } from '../../engine/faces/faces.ts';
import type { NewGalleryFace } from '../../engine/gallery/gallery-face.ts';

export const OLD = 'stand-in/1';
export const NEW = 'stand-in/2';

/** What the newer model measures in a picture that says `text`. */
export function vectorFor(text: string): Float32Array {
  return Float32Array.from({ length: 128 }, (_, i) =>
    Math.fround(Math.sin(i + text.charCodeAt(text.length - 1))),
  );
}

export function oldFace(id: string, over: Partial<NewGalleryFace> = {}): NewGalleryFace {
  return {
    id,
    kind: 'generated',
    name: { en: id, nl: id },
    caption: null,
    biography: null,
    punchLine: null,
    ugliness: null,
    source: 'test',
    licence: 'CC0-1.0',
    credit: '',
    latent: '{"seed":1}',
    embedding: new Float32Array(128).fill(0.1),
    model: OLD,
    ...over,
  };
}

/** A portrait whose bytes are the face's id. */
export function portraitOf(id: string): Promise<StagePortrait> {
  return Promise.resolve({ jpeg: new TextEncoder().encode(id), size: 1, landmarks: [] });
}

/** The newer model: it reads the text that a picture is. */
export function newFaces({
  onDescribe,
  blindTo = [],
  stopAfter = Infinity,
}: {
  readonly onDescribe?: (text: string) => void;
  readonly blindTo?: readonly string[];
  /** Says nothing more after so many pictures. */
  readonly stopAfter?: number;
} = {}): Pick<Faces, 'model' | 'describe'> {
  let pictures = 0;
  return {
    model: NEW,
    describe(picture): Promise<DescribedPicture> {
      const text = new TextDecoder().decode(picture);
      onDescribe?.(text);
      if (pictures++ >= stopAfter) {
        setInterval(() => undefined, 1000); // the process stays, as one that works does
        return new Promise(() => undefined);
      }
      const box = { x: 0, y: 0, width: 100, height: 100 };
      const faces = blindTo.includes(text)
        ? []
        : [{ box, landmarks: [], confidence: 1, embedding: vectorFor(text) }];
      return Promise.resolve({ width: 1, height: 1, faces });
    },
  };
}
