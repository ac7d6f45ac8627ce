// A stand-in for the engine: serves the projector's page, pictures from a folder, and a program that the test sets.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { initTRPC } from '@trpc/server';
import { applyWSSHandler } from '@trpc/server/adapters/ws';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Program, ProjectorReport } from '../../../engine/show/show.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
};

export interface StageDoor {
  readonly address: string;
  readonly play: (program: Program) => void;
  readonly reports: readonly ProjectorReport[];
  /** The engine is gone: the socket drops and nothing listens, until `revive`. */
  readonly vanish: () => Promise<void>;
  readonly revive: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface StageDoorOptions {
  /** Folder with the built page: projector/index.html and assets/. */
  readonly pages: string;
  /** Answers `pictures/…` below the surface's address. */
  readonly picture: (path: string) => Promise<Uint8Array | undefined>;
  readonly port?: number;
}

export async function openStageDoor({
  pages,
  picture,
  port: wanted = 0,
}: StageDoorOptions): Promise<StageDoor> {
  let program: Program = { phase: 'black', revision: 0, blackout: false, language: 'en' };
  const listeners = new Set<() => void>();
  const reports: ProjectorReport[] = [];
  const t = initTRPC.create();
  const report = z.object({
    revision: z.number(),
    screen: z.enum(['black', 'morphing', 'holding', 'punch-line']),
    faceId: z.string().nullable(),
  });
  const router = t.router({
    projector: t.router({
      watch: t.procedure.subscription(async function* ({ signal }) {
        let wake = Promise.withResolvers<undefined>();
        const listener = (): void => {
          wake.resolve(undefined);
        };
        listeners.add(listener);
        signal?.addEventListener('abort', listener);
        try {
          while (signal?.aborted !== true) {
            yield program;
            await wake.promise;
            wake = Promise.withResolvers<undefined>();
          }
        } finally {
          listeners.delete(listener);
        }
      }),
      report: t.procedure.input(report).mutation(({ input }) => {
        reports.push(input);
      }),
    }),
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://stage').pathname));
    const asked = path.startsWith('/projector/pictures/')
      ? await picture(path.slice('/projector/'.length))
      : await readFile(join(pages, path === '/projector/' ? 'projector/index.html' : path)).catch(
          () => undefined,
        );
    if (asked === undefined) response.writeHead(404).end();
    else {
      response.writeHead(200, {
        'content-type': TYPES[extname(path)] ?? 'text/html',
        'cache-control': 'no-store',
      });
      response.end(asked);
    }
  };

  const listen = async (port: number): Promise<{ port: number; stop: () => Promise<void> }> => {
    const http = createServer((request, response) => void answer(request, response));
    const sockets = new WebSocketServer({ server: http, path: '/projector/trpc' });
    const handler = applyWSSHandler({ wss: sockets, router });
    http.listen(port, '127.0.0.1');
    await once(http, 'listening');
    const stop = async (): Promise<void> => {
      handler.broadcastReconnectNotification();
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    };
    return { port: (http.address() as AddressInfo).port, stop };
  };

  let running = await listen(wanted);
  const { port } = running;
  return {
    address: `http://127.0.0.1:${port}/projector/`,
    reports,
    play: (next) => {
      program = next;
      for (const listener of listeners) listener();
    },
    vanish: () => running.stop(),
    revive: async () => {
      running = await listen(port);
    },
    close: () => running.stop(),
  };
}
