import type { DescribedPicture, FaceDescriptor } from '../faces/face.ts';
import type { Faces } from '../faces/faces.ts';
import { PictureError } from '../faces/picture-error.ts';
import { isDiskFull } from '../gallery/disk-full.ts';
import type { EnrolFailure, Enrolled, Instant } from './show.ts';
import type { VisitorsStore } from './visitors.store.ts';

/** A picture that a visitor chose to keep. */
export interface KeptPicture {
  /** An encoded picture, as the booth's camera made it. */
  readonly picture: Uint8Array;
  /** Which consent text the visitor said yes to. */
  readonly consentVersion: string;
  /** The booth's name for this request: the same one again never makes a second visitor. */
  readonly request: string;
  /** Which of several faces was meant: an index into the faces, largest first. */
  readonly face?: number;
}

export interface Enrolment {
  /**
   * Takes one visitor in: only the chosen face is kept, as portrait and numbers; the rest of the frame is let go.
   * Returns when it is on the disk.
   *
   * @throws {EnrolError} with what the booth shows
   */
  enrol(kept: KeptPicture): Promise<Enrolled>;
}

/** Why a visitor could not be taken in. */
export class EnrolError extends Error {
  override readonly name = 'EnrolError';
  readonly failure: EnrolFailure;

  constructor(failure: EnrolFailure, options?: ErrorOptions) {
    super(failure.error.message, options);
    this.failure = failure;
  }
}

/** A second face below this share of the largest one's width is a passer-by in the background. */
const BYSTANDER = 0.45;

export interface EnrolmentParts {
  readonly faces: Pick<Faces, 'model' | 'describe' | 'portrait'>;
  readonly visitors: VisitorsStore;
  readonly clock: () => Instant;
  readonly newId: () => string;
}

export function createEnrolment({ faces, visitors, clock, newId }: EnrolmentParts): Enrolment {
  return {
    async enrol(kept) {
      const known = await visitors.enrolled(kept.request);
      if (known !== undefined) return known;
      try {
        const described = await faces.describe(kept.picture);
        const face = chooseFace(described, kept.face);
        const portrait = await faces.portrait(kept.picture, face);
        return await visitors.enrol({
          id: newId(),
          request: kept.request,
          arrivedAt: clock(),
          consentVersion: kept.consentVersion,
          model: faces.model,
          embedding: face.embedding,
          portrait,
        });
      } catch (error) {
        throw asEnrolError(error);
      }
    },
  };
}

/** The face that is meant: the one that was tapped, else the only one that counts. */
export function chooseFace(described: DescribedPicture, tapped?: number): FaceDescriptor {
  const { faces, width, height } = described;
  const largest = faces[0];
  if (largest === undefined) {
    throw new EnrolError({
      error: {
        code: 'no-face',
        message: 'No face found in the picture. Look straight at the camera and try again.',
      },
    });
  }
  if (tapped !== undefined) {
    const chosen = faces[tapped];
    if (chosen !== undefined) return chosen;
  }
  const counted = faces.filter((face) => face.box.width >= BYSTANDER * largest.box.width);
  if (counted.length === 1) return largest;
  throw new EnrolError({
    error: {
      code: 'several-faces',
      message: `${counted.length} faces in the picture. Tap the one that is meant.`,
    },
    faces: counted.map(({ box }) => ({
      x: box.x / width,
      y: box.y / height,
      width: box.width / width,
      height: box.height / height,
    })),
  });
}

function asEnrolError(error: unknown): EnrolError {
  if (error instanceof EnrolError) return error;
  if (isDiskFull(error)) {
    const message =
      'The disk of the show machine is full: this visitor was not saved. Free some space, then try again.';
    return new EnrolError({ error: { code: 'disk-full', message } }, { cause: error });
  }
  if (error instanceof PictureError) {
    const code =
      error.code === 'empty-picture' || error.code === 'unsupported-picture' ? 'not-a-picture' : error.code;
    return new EnrolError({ error: { code, message: error.message } }, { cause: error });
  }
  const message = 'The picture could not be processed. Try again; if it stays so, call the technician.';
  return new EnrolError({ error: { code: 'internal', message } }, { cause: error });
}
