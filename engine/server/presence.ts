import type { Surface } from './surface.ts';

/** Which pages are connected right now. */
export interface Presence {
  count(surface: Surface): number;
  /** Counts a page until the returned handle is disposed of. */
  enter(surface: Surface): Disposable;
  onChange(listener: () => void): () => void;
}

export function createPresence(): Presence {
  const counts = new Map<Surface, number>();
  const listeners = new Set<() => void>();
  const change = (surface: Surface, by: number) => {
    counts.set(surface, (counts.get(surface) ?? 0) + by);
    for (const listener of listeners) listener();
  };
  return {
    count: (surface) => counts.get(surface) ?? 0,
    enter(surface) {
      change(surface, 1);
      return {
        [Symbol.dispose]: () => {
          change(surface, -1);
        },
      };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
