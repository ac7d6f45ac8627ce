import { useEffect } from 'react';
import type { Operator } from '../operator.ts';
import { focusOf } from './focus-of.ts';
import { initialKeyMemory, readKey } from './read-key.ts';

/** Listens before anything on the page does, so that no button swallows a GO. */
export function useKeys(operator: Operator): void {
  useEffect(() => {
    let memory = initialKeyMemory;
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, repeat, timeStamp: at } = event;
      const modified = event.ctrlKey || event.altKey || event.metaKey;
      const focus = focusOf(document.activeElement);
      const read = readKey(memory, { key, repeat, modified, focus, at });
      memory = read.memory;
      const { meaning } = read;
      if (meaning.kind === 'none') return;
      event.preventDefault();
      switch (meaning.kind) {
        case 'stage':
          operator.press(meaning.verb);
          return;
        case 'cursor':
          operator.step(meaning.by);
          return;
        case 'preview':
          operator.previewCursor();
          return;
        case 'link':
          document
            .querySelector<HTMLElement>(`[data-testid="link-open"][data-position="${meaning.position}"]`)
            ?.focus();
          return;
        case 'leave-field':
          if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
          return;
        case 'swallow':
          return;
        default:
          meaning satisfies never;
      }
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [operator]);
}
