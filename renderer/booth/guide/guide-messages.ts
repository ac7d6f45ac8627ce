// What the page and the guide's worker say to each other.
import type { Measures } from './measures.ts';

export type ToGuide =
  /** Addresses of the wasm folder and of the landmarker's bundle. Answered by `ready` or `failed`. */
  | { readonly type: 'start'; readonly wasm: string; readonly model: string }
  /** Answered by `measures` (the frame is closed by the worker). With `keep`, the frame also competes for the picture. */
  | {
      readonly type: 'frame';
      readonly frame: VideoFrame | ImageBitmap;
      readonly at: number;
      readonly keep: boolean;
      /** width / height of the mirror: what it shows, and a little beside, is looked at. */
      readonly mirrorAspect: number;
    }
  /** Asks for the sharpest of the kept frames as JPEG and forgets them all. Answered by `developed`. */
  | { readonly type: 'develop' }
  /** Drops kept frames. */
  | { readonly type: 'forget' };

export interface Developed {
  readonly jpeg: Blob;
  /** px: the camera's full resolution. */
  readonly width: number;
  readonly height: number;
  /** Of how many frames it was the sharpest. */
  readonly frames: number;
}

export type FromGuide =
  | { readonly type: 'ready' }
  /** The landmarker cannot be used; frames are still kept and developed. */
  | { readonly type: 'failed'; readonly message: string }
  /** `milliseconds`: what the frame cost. `measures` is null when the landmarker cannot be used. */
  | { readonly type: 'measures'; readonly measures: Measures | null; readonly milliseconds: number }
  | { readonly type: 'developed'; readonly picture: Developed | null };
