import type { KeyFocus } from './read-key.ts';

const FIELDS = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/** What kind of place an element is for the keyboard. */
export function focusOf(element: Element | null): KeyFocus {
  if (element?.closest(FIELDS)) return 'field';
  if (element?.closest('[role="dialog"], [role="menu"]')) return 'dialog';
  if (element?.closest('button, a[href], summary')) return 'button';
  return 'page';
}
