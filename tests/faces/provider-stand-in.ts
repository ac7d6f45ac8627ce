import type { DescribedPicture } from '../../engine/faces/face.ts';
import type { FragileFaces } from '../../engine/faces/provider-process.ts';
import type { ExecutionProvider } from '../../engine/faces/providers.ts';

/** Faces that a test tells apart by the width of the picture that they describe. */
export interface StandIn extends FragileFaces {
  /** Tasks that it was given. */
  readonly asked: readonly string[];
  readonly closed: () => boolean;
  /** Ends it, as a process that dies does. */
  die(reason: string): void;
}

/** One picture with one face whose embedding is `length` long. */
export function pictureWith(width: number, length = 1.4): DescribedPicture {
  const embedding = new Float32Array(128);
  embedding[0] = length;
  const face = { box: { x: 0, y: 0, width: 100, height: 100 }, landmarks: [], confidence: 1, embedding };
  return { width, height: 1, faces: [face] };
}

/** @param describe what its networks answer; `width` marks who answered */
export function standIn(
  provider: ExecutionProvider,
  describe: () => Promise<DescribedPicture>,
  model = 'stand-in/1',
): StandIn {
  const asked: string[] = [];
  const lost = Promise.withResolvers<string>();
  let closed = false;
  return {
    model,
    provider,
    lost: lost.promise,
    asked,
    closed: () => closed,
    die: lost.resolve,
    describe() {
      asked.push('describe');
      return describe();
    },
    async embedChips() {
      asked.push('embedChips');
      return (await describe()).faces.map(({ embedding }) => embedding);
    },
    portrait() {
      asked.push('portrait');
      return Promise.resolve({ jpeg: new Uint8Array(1), size: 1, landmarks: [] });
    },
    close() {
      closed = true;
      return Promise.resolve();
    },
  };
}
