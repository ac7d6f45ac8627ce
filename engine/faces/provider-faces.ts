// Runs in the engine's main thread.
import type { DescribedPicture } from './face.ts';
import type { Faces } from './faces.ts';
import { PictureError } from './picture-error.ts';
import type { FragileFaces } from './provider-process.ts';
import type { ExecutionProvider } from './providers.ts';

/** `Faces` that can move to a graphics card and back while they are in use. */
export interface ProviderFaces extends Faces {
  /** From now on `faces`, which must be warm, is asked first. It is closed when it is lost or replaced. */
  use(faces: FragileFaces): void;
  /** @returns stops listening */
  onProviderChange(listener: () => void): () => void;
}

export interface ProviderFacesParts {
  /** Warm, and kept warm: the way back. */
  readonly cpu: Faces;
  /** Told, with a clause, why a provider was given up. */
  readonly onLost?: (provider: ExecutionProvider, reason: string) => void;
  /** Without an answer after this, the CPU is asked as well, ms. */
  readonly patience?: number;
}

/** A lost card often just says nothing. With the CPU's own 20 … 100 ms a visitor waits less than a second. */
const PATIENCE = 700;

/** dlib's embeddings are about 1.4 long; a card that was lost may answer with zeros, or with no numbers at all. */
const plausible = (embedding: Float32Array) => {
  const length = Math.hypot(...embedding);
  return length > 0.5 && length < 4;
};

/**
 * [Note: losing the GPU] Everything can be asked of the CPU at any moment, for its networks stay open. A card is given
 * up, for this run of the engine, when its process ends, when it throws, when its numbers cannot be right, and when the
 * CPU, asked 0.7 s later, has answered first. The task that was lost with it is answered by the CPU.
 *
 * Stage portraits are always the CPU's: they are picture arithmetic for the most part, and the card stays free.
 */
export function createProviderFaces({ cpu, onLost, patience = PATIENCE }: ProviderFacesParts): ProviderFaces {
  let fast: FragileFaces | undefined;
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };

  const lose = (faces: FragileFaces, reason: string) => {
    if (faces !== fast) return;
    fast = undefined;
    void faces.close();
    onLost?.(faces.provider, reason);
    changed();
  };

  /** @param doubt what is wrong with an answer of the card, when the CPU should be asked after all */
  async function ask<Result>(
    work: (faces: Faces) => Promise<Result>,
    doubt: (result: Result) => string | undefined,
  ): Promise<Result> {
    const asked = fast;
    if (asked === undefined) return work(cpu);
    let answeredFirst = false;
    let impatient: NodeJS.Timeout | undefined;
    const overtaken = new Promise<Result>((resolve, reject) => {
      impatient = setTimeout(() => {
        work(cpu).then((result) => {
          if (!answeredFirst) lose(asked, 'the CPU has overtaken it');
          resolve(result);
        }, reject);
      }, patience);
    });
    const answered = work(asked).then(
      (result) => {
        const wrong = doubt(result);
        if (wrong === undefined) return result;
        lose(asked, wrong);
        return work(cpu);
      },
      (error: unknown) => {
        // The picture's fault, not the card's.
        if (error instanceof PictureError || error instanceof RangeError) throw error;
        lose(asked, error instanceof Error ? error.message : String(error));
        return work(cpu);
      },
    );
    // What comes in second is of no interest, not even if it is an error.
    answered.catch(() => undefined);
    overtaken.catch(() => undefined);
    return Promise.race([answered, overtaken]).finally(() => {
      answeredFirst = true;
      clearTimeout(impatient);
    });
  }

  return {
    model: cpu.model,
    get provider() {
      return fast?.provider ?? cpu.provider;
    },
    async describe(picture) {
      const described = await ask(
        (faces) => faces.describe(picture),
        ({ faces }: DescribedPicture) =>
          faces.every(({ embedding }) => plausible(embedding)) ? undefined : 'its numbers cannot be right',
      );
      if (described.faces.length > 0 || fast === undefined) return described;
      // A lost card finds nobody anywhere. Pictures without a face are rare enough to look twice.
      const card = fast;
      const again = await cpu.describe(picture);
      if (again.faces.length > 0) lose(card, 'it missed a face');
      return again;
    },
    embedChips: (chips) =>
      ask(
        (faces) => faces.embedChips(chips),
        (embeddings) => (embeddings.every(plausible) ? undefined : 'its numbers cannot be right'),
      ),
    portrait: (picture, face) => cpu.portrait(picture, face),
    use(faces) {
      const before = fast;
      fast = faces;
      void before?.close();
      void faces.lost.then((reason) => {
        lose(faces, reason);
      });
      changed();
    },
    onProviderChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      const last = fast;
      fast = undefined;
      await Promise.all([last?.close(), cpu.close()]);
    },
  };
}
