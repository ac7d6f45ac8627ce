// What the booth knows of the visitor in front of it, and what can happen to it.
import type { BoothSettings, Language } from '../../engine/show/show.ts';
import type { CameraTrouble } from './camera/camera-trouble.ts';
import type { CameraNews, Viewfinder } from './camera/camera.ts';
import type { FaceBox, RefusalCode } from './enrol/send-picture.ts';
import type { Composure } from './guide/composure.ts';
import type { Developed } from './guide/guide-messages.ts';

/** A picture with the UUID under which it is sent: whatever happens on the way, it makes one visitor. */
export interface Shot extends Developed {
  readonly request: string;
}

export interface BoothContext {
  readonly settings: BoothSettings;
  readonly language: Language;
  readonly viewfinder: Viewfinder | null;
  readonly trouble: CameraTrouble;
  /** What the guide sees; null while it cannot help. */
  readonly composure: Composure | null;
  /** The visitor pressed the button: the countdown does not wait for a good pose. */
  readonly pressed: boolean;
  /** In memory only, and gone when the visitor is. */
  readonly picture: Shot | null;
  /** The consent text that this visitor agreed to. */
  readonly consentVersion: string;
  readonly faces: readonly FaceBox[];
  readonly face: number | null;
  readonly refusal: RefusalCode;
  readonly ticket: number;
}

/** What the visitor presses: the main thing of a screen, its other ways, and its way back (Esc). */
export type Press =
  'START' | 'YES' | 'NO' | 'SHOOT' | 'KEEP' | 'RETAKE' | 'AGAIN' | 'DONE' | 'BACK' | 'LEAVE';

export type BoothEvent =
  | { readonly type: Press }
  | { readonly type: 'FACE'; readonly index: number }
  | { readonly type: 'LANGUAGE'; readonly language: Language }
  | { readonly type: 'SETTINGS'; readonly settings: BoothSettings }
  | { readonly type: 'GUIDE'; readonly composure: Composure | null }
  /** Somebody touched something. */
  | { readonly type: 'ACTIVITY' }
  /** The booth starts, or stops, to count the time in which nobody touches anything. */
  | { readonly type: 'WAKE' | 'REST' }
  /** The visitor walked away. */
  | { readonly type: 'GONE' }
  | CameraNews;

/** The booth between two visitors: nothing of the last one is left. */
export const NOBODY = {
  viewfinder: null,
  composure: null,
  pressed: false,
  picture: null,
  consentVersion: '',
  faces: [],
  face: null,
} as const satisfies Partial<BoothContext>;
