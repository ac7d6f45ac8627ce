import type { DescribedPicture, Point, StagePortrait } from './face.ts';
import type { PictureErrorCode } from './picture-error.ts';

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
