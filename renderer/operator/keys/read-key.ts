// The keyboard of the panel: which press means what. Pure; the page passes in where the focus is and the time.
import type { StageVerb } from '../engine-request.ts';

/** ms between two presses of Esc that make a panic. */
export const PANIC_WINDOW = 600;

/** Where a press arrives: in a field that is typed in, in a dialog or menu, on a button, or nowhere in particular. */
export type KeyFocus = 'field' | 'dialog' | 'button' | 'page';

export interface KeyPress {
  /** As in KeyboardEvent.key. */
  readonly key: string;
  /** The key is held and repeats. */
  readonly repeat: boolean;
  /** Ctrl, Alt or Meta is held: a shortcut of the browser or the system. */
  readonly modified: boolean;
  readonly focus: KeyFocus;
  /** ms, monotonic. */
  readonly at: number;
}

export type KeyMeaning =
  | { readonly kind: 'stage'; readonly verb: StageVerb }
  | { readonly kind: 'cursor'; readonly by: 1 | -1 }
  | { readonly kind: 'preview' }
  /** The focus goes to this link of the chain in preview; P, X and S are heard there. */
  | { readonly kind: 'link'; readonly position: number }
  | { readonly kind: 'leave-field' }
  /** Ours, and nothing happens: the browser must not act on it either. */
  | { readonly kind: 'swallow' }
  /** Not ours. */
  | { readonly kind: 'none' };

/** When Esc was last pressed, if that press can still become a panic. */
export interface KeyMemory {
  readonly escapeAt: number | null;
}

export const initialKeyMemory: KeyMemory = { escapeAt: null };

const NONE: KeyMeaning = { kind: 'none' };
const SWALLOW: KeyMeaning = { kind: 'swallow' };

export function readKey(
  memory: KeyMemory,
  press: KeyPress,
): { readonly memory: KeyMemory; readonly meaning: KeyMeaning } {
  if (press.modified) return { memory, meaning: NONE };
  if (press.key === 'Escape') return readEscape(memory, press);
  return { memory: initialKeyMemory, meaning: meaningOf(press) };
}

/** Esc leaves a field or closes a dialog; twice is panic, from wherever the hands are. */
function readEscape({ escapeAt }: KeyMemory, { repeat, at, focus }: KeyPress): ReturnType<typeof readKey> {
  if (repeat) return { memory: { escapeAt }, meaning: SWALLOW };
  if (escapeAt !== null && at - escapeAt <= PANIC_WINDOW) {
    return { memory: initialKeyMemory, meaning: { kind: 'stage', verb: 'panic' } };
  }
  return { memory: { escapeAt: at }, meaning: focus === 'field' ? { kind: 'leave-field' } : NONE };
}

function meaningOf({ key, repeat, focus }: KeyPress): KeyMeaning {
  if (focus === 'field') return NONE;
  const stage = (verb: StageVerb): KeyMeaning => (repeat ? SWALLOW : { kind: 'stage', verb });
  switch (key) {
    // The performer's clicker and the blackout work whatever is open on the panel.
    case 'PageDown':
      return stage('next');
    case 'PageUp':
      return stage('back');
    case 'b':
    case 'B':
      return stage('blackout');
    default:
  }
  // Arrows, Enter and Space belong to a dialog or a menu while it is open.
  if (focus === 'dialog') return NONE;
  switch (key) {
    case ' ':
      return stage('go');
    case 'ArrowRight':
      return stage('next');
    case 'ArrowLeft':
      return stage('back');
    case 'ArrowDown':
      return { kind: 'cursor', by: 1 };
    case 'ArrowUp':
      return { kind: 'cursor', by: -1 };
    case 'Enter':
      // A button that was reached with Tab is pressed with Enter; Space is GO everywhere.
      if (focus === 'button') return NONE;
      return repeat ? SWALLOW : { kind: 'preview' };
    default:
      return /^[1-9]$/.test(key) ? { kind: 'link', position: Number(key) } : NONE;
  }
}
