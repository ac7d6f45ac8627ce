// A page's line to the engine: typed calls and subscriptions over one WebSocket that dials again by itself.
import { createTRPCClient, createWSClient, wsLink, type TRPCClient } from '@trpc/client';
import type { AppRouter } from '../../engine/server/router.ts';
import { createConnection, type Connection } from './connection.ts';

export type Surface = 'booth' | 'operator' | 'projector';

export interface EngineClient {
  /** Calls and subscriptions; waits for the line when it is down, and subscriptions start again with a snapshot. */
  readonly engine: TRPCClient<AppRouter>;
  readonly connection: Connection;
  readonly close: () => Promise<void>;
}

/** ms until the next try: quick at first (an engine that restarts is back in seconds), never more than 3 s. */
export function retryDelay(attempt: number): number {
  return Math.min(3000, 250 * 2 ** Math.max(0, attempt - 1));
}

/** `createClient('operator')` on the page that the engine serves at `/operator/`. */
export function createClient(surface: Surface): EngineClient {
  const connection = createConnection();
  const socket = createWSClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/${surface}/trpc`,
    retryDelayMs: retryDelay,
    // A pulled cable closes nothing: ask, so that a page knows within seconds.
    keepAlive: { enabled: true, intervalMs: 3000, pongTimeoutMs: 2000 },
    onOpen: () => {
      connection.set('open');
    },
    onClose: () => {
      if (connection.get() === 'open') connection.set('lost');
    },
  });
  return {
    engine: createTRPCClient<AppRouter>({ links: [wsLink<AppRouter>({ client: socket })] }),
    connection,
    close: () => socket.close(),
  };
}
