import type { DescribedPicture, Point, StagePortrait } from './face.ts';
import type { Faces } from './faces.ts';
import { PictureError, type PictureErrorCode } from './picture-error.ts';

/** What the pool asks its worker. */
export type FacesTask =
  | { readonly kind: 'ready' }
  | { readonly kind: 'describe'; readonly picture: Uint8Array }
  | { readonly kind: 'embedChips'; readonly chips: readonly Uint8Array[] }
  | { readonly kind: 'portrait'; readonly picture: Uint8Array; readonly landmarks: readonly Point[] };

/** What each kind of task gives back. */
export interface FacesResults {
  readonly ready: null;
  readonly describe: DescribedPicture;
  readonly embedChips: Float32Array[];
  readonly portrait: StagePortrait;
}

/** Errors that the asker caused cross the thread as data: a thrown error would lose its class and code. */
export type FacesAnswer =
  | { readonly kind: 'result'; readonly result: FacesResults[keyof FacesResults] }
  | { readonly kind: 'picture-error'; readonly code: PictureErrorCode; readonly message: string }
  | { readonly kind: 'range-error'; readonly message: string };

async function perform(faces: Faces, task: FacesTask): Promise<FacesResults[keyof FacesResults]> {
  switch (task.kind) {
    case 'ready':
      return null;
    case 'describe':
      return faces.describe(task.picture);
    case 'embedChips':
      return faces.embedChips(task.chips);
    case 'portrait':
      return faces.portrait(task.picture, task);
    default:
      return task satisfies never;
  }
}

/**
 * Does a task where the networks are.
 *
 * @throws what is wrong with the networks; what is wrong with the picture is an answer
 */
export async function performTask(faces: Faces, task: FacesTask): Promise<FacesAnswer> {
  try {
    return { kind: 'result', result: await perform(faces, task) };
  } catch (error) {
    if (error instanceof PictureError)
      return { kind: 'picture-error', code: error.code, message: error.message };
    if (error instanceof RangeError) return { kind: 'range-error', message: error.message };
    throw error;
  }
}

/**
 * What an answer says, where it was asked for.
 *
 * @throws {PictureError | RangeError} with the code and message that the networks' side had
 */
export function resultOf<Kind extends FacesTask['kind']>(
  _kind: Kind,
  answer: FacesAnswer,
): FacesResults[Kind] {
  switch (answer.kind) {
    case 'result':
      return answer.result as FacesResults[Kind];
    case 'picture-error':
      throw new PictureError(answer.code, answer.message);
    case 'range-error':
      throw new RangeError(answer.message);
    default:
      return answer satisfies never;
  }
}
