// A small engine for the booth's page alone: serves the built page, the sample visitor and answers that a test chooses.
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { initTRPC } from '@trpc/server';
import { applyWSSHandler } from '@trpc/server/adapters/ws';
import { WebSocketServer } from 'ws';
import type { BoothSettings, EnrolFailure, Enrolled } from '../../../engine/show/show.ts';

const house = fileURLToPath(new URL('../../../', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2',
  '.wasm': 'application/wasm', '.jpg': 'image/jpeg', '.json': 'application/json', '.task': 'application/octet-stream',
}; // prettier-ignore
/** What the product sends with its pages. */
const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; connect-src 'self' ws:; worker-src 'self' blob:; media-src 'self' blob:; font-src 'self'";

export interface Received {
  readonly request: string;
  readonly consent: string;
  readonly face: string | undefined;
  readonly jpeg: Buffer;
}

export type Reply =
  | { readonly status: 201; readonly body: Enrolled }
  | { readonly status: number; readonly body: EnrolFailure }
  | 'hang up';

export interface StandInEngine {
  readonly address: string;
  /** Pictures that arrived, oldest first. */
  readonly received: readonly Received[];
  /** Cuts every line and listens no more; `start` listens again at the same address. */
  stop: () => Promise<void>;
  start: () => Promise<void>;
}

/**
 * @param page folder that the booth was built into
 * @param film the sample visitor's frames, JPEG
 * @param reply what the engine says to a picture
 */
export async function startStandInEngine(
  page: string,
  settings: BoothSettings,
  film: readonly Buffer[],
  reply: (received: Received, count: number) => Reply,
): Promise<StandInEngine> {
  const t = initTRPC.create();
  const router = t.router({
    booth: t.router({
      settings: t.procedure.query(() => settings),
      attend: t.procedure.subscription(async function* ({ signal }) {
        yield settings;
        await new Promise((resolve) => {
          signal?.addEventListener('abort', resolve);
        });
      }),
    }),
  });
  const received: Received[] = [];
  let port = 0;
  let close: () => Promise<void> = () => Promise.resolve();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://booth');
    if (request.method === 'POST' && pathname === '/booth/pictures') {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const header = (name: string): string | undefined => request.headers[name]?.toString();
      const picture = {
        request: header('x-tronie-request') ?? '',
        consent: header('x-tronie-consent') ?? '',
        face: header('x-tronie-face'),
        jpeg: Buffer.concat(parts),
      };
      received.push(picture);
      const said = reply(picture, received.length);
      if (said === 'hang up') request.socket.destroy();
      else
        response
          .writeHead(said.status, { 'content-type': 'application/json' })
          .end(JSON.stringify(said.body));
      return;
    }
    const frame = /^\/booth\/demo\/frames\/(\d+)\.jpg$/.exec(pathname)?.[1];
    if (frame !== undefined) {
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end(film[Number(frame)]);
      return;
    }
    if (pathname === '/booth/demo/frames.json') {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ count: film.length, width: 1280, height: 720, framesPerSecond: 12 }));
      return;
    }
    const file = pathname.startsWith('/mediapipe/wasm/')
      ? join(house, 'node_modules/@mediapipe/tasks-vision/wasm', pathname.slice('/mediapipe/wasm/'.length))
      : pathname.startsWith('/models/')
        ? join(house, 'models/built', pathname.slice('/models/'.length))
        : join(page, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    try {
      const body = await readFile(file);
      response
        .writeHead(200, {
          'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': POLICY,
        })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  };

  const start = async (): Promise<void> => {
    const server = createServer((request, response) => void answer(request, response));
    const sockets = new WebSocketServer({ server, path: '/booth/trpc' });
    applyWSSHandler({ wss: sockets, router, keepAlive: { enabled: false } });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
    close = () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        sockets.close();
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      });
  };
  await start();
  return { address: `http://127.0.0.1:${port}/booth/`, received, start, stop: () => close() };
}
