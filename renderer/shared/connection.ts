// Whether the engine answers: a value that changes and can be watched.

/** `connecting` before the first answer, `lost` when an open line broke (it is being dialled again by itself). */
export type ConnectionState = 'connecting' | 'open' | 'lost';

/** Fits React's `useSyncExternalStore(connection.subscribe, connection.get)`. */
export interface Connection {
  readonly get: () => ConnectionState;
  /** Calls `listener` after each change; returns the way to stop that. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** A connection and the only hand that may change it. */
export function createConnection(): Connection & { readonly set: (state: ConnectionState) => void } {
  let state: ConnectionState = 'connecting';
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    set: (next) => {
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
  };
}
