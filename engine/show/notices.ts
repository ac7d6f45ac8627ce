import type { Instant, Notice } from './show.ts';

/** What the operator should know now, newest last; the same sentence twice in a row is said once. */
export interface Notices {
  readonly list: () => readonly Notice[];
  add(level: Notice['level'], text: string): void;
  /** @returns stops listening */
  onChange(listener: () => void): () => void;
}

/** Older ones have been read or do not matter any more. */
const KEPT = 20;

export function createNotices(clock: () => Instant): Notices {
  let notices: readonly Notice[] = [];
  let nextId = 1;
  const listeners = new Set<() => void>();
  return {
    list: () => notices,
    add(level, text) {
      const others = notices.filter((notice) => notice.text !== text);
      notices = [...others, { id: nextId++, at: clock(), level, text }].slice(-KEPT);
      for (const listener of listeners) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
