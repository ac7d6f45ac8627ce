// The booth without a pointer: two arcade buttons are enough (Enter or Space, and Escape).
import { useLayoutEffect } from 'react';
import type { BoothParts } from './use-booth.ts';

/**
 * Enter and Space press what has the focus, else the main thing of the screen (`data-main`); Escape goes back.
 * Every touch and key is a sign of life.
 */
export function useKeys(booth: BoothParts['booth']): void {
  // As soon as the screen is there: a key that is pressed at its first sight counts.
  useLayoutEffect(() => {
    const alive = (): void => {
      booth.send({ type: 'ACTIVITY' });
    };
    const onKey = (event: KeyboardEvent): void => {
      // The key that answers "are you still there?" is that answer, and nothing else.
      const asked = booth.getSnapshot().matches({ patience: 'asking' });
      alive();
      // A key that is held down, or an arcade button that somebody leans on, is pressed once.
      if (event.repeat) {
        if (event.key === 'Enter' || event.key === ' ') event.preventDefault();
        return;
      }
      if (asked) {
        event.preventDefault();
        return;
      }
      if (event.key === 'Escape') booth.send({ type: 'BACK' });
      if (event.key !== 'Enter' && event.key !== ' ') return;
      if (document.activeElement instanceof HTMLButtonElement) return; // the browser presses it
      event.preventDefault();
      document.querySelector<HTMLButtonElement>('button[data-main]')?.click();
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('pointerdown', alive);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('pointerdown', alive);
    };
  }, [booth]);
}
