import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import fastifyHelmet from '@fastify/helmet';
import fastifyWebsocket from '@fastify/websocket';
import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { guardAccess } from './access.ts';
import { acceptBoothPictures, type BoothPicturesParts } from './booth-pictures.ts';
import { serveDemoFrames, type DemoFrames } from './demo-frames.ts';
import { servePublicFiles, type PageFolders } from './pages.ts';
import { servePortraits, type PortraitOf } from './pictures.ts';
import type { createRouter, RouterContext } from './router.ts';
import { SURFACES, type SurfaceTokens } from './surface.ts';

/** ms for a page to answer a closing handshake. */
const POLITE = 100;

/** Only this machine: a show on several machines is another, paired thing. */
const LOOPBACK = '127.0.0.1';

const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  styleSrc: ["'self'", "'unsafe-inline'"], // Mantine sets its variables inline
  imgSrc: ["'self'", 'blob:', 'data:'],
  mediaSrc: ["'self'", 'blob:'],
  workerSrc: ["'self'", 'blob:'],
  connectSrc: ["'self'"],
  fontSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
};

export interface ServerParts {
  readonly router: ReturnType<typeof createRouter>;
  readonly tokens: SurfaceTokens;
  readonly folders: PageFolders;
  readonly facePortrait: PortraitOf;
  readonly visitorPortrait: PortraitOf;
  readonly booth: BoothPicturesParts;
  readonly demoFrames: DemoFrames;
  readonly logger: FastifyBaseLogger;
}

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves the three surfaces on this machine only.
 *
 * @param port 0 for any free one
 * @throws a sentence when the port is taken
 */
export async function startServer(parts: ServerParts, port: number): Promise<RunningServer> {
  const app = Fastify({
    loggerInstance: parts.logger,
    bodyLimit: 1024 * 1024,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
  });
  const gate = guardAccess(app, parts.tokens);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    strictTransportSecurity: false, // loopback speaks plain HTTP
    referrerPolicy: { policy: 'no-referrer' },
  });
  app.addHook('onSend', async (_request, reply) => {
    void reply.header('permissions-policy', 'camera=(self), microphone=(), geolocation=()');
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
  app.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ error }, 'request failed');
    const code = status === 413 ? 'picture-too-large' : status === 415 ? 'not-a-picture' : 'internal';
    const message = status >= 500 ? 'Something went wrong in the engine; its log says what.' : error.message;
    await reply.code(status).send({ error: { code, message } });
  });
  await app.register(fastifyWebsocket, { options: { maxPayload: 1024 * 1024 } });
  servePublicFiles(app, parts.folders);

  for (const surface of SURFACES) {
    await app.register(
      async (pages) => {
        pages.addHook('onRequest', gate(surface));
        pages.get('/', async (_request, reply) =>
          reply
            .type('text/html; charset=utf-8')
            .send(await readFile(join(parts.folders.renderer, surface, 'index.html'))),
        );
        servePortraits(pages, '/pictures/faces', parts.facePortrait, 'private, max-age=3600');
        if (surface !== 'booth')
          servePortraits(pages, '/pictures/visitors', parts.visitorPortrait, 'no-store');
        if (surface === 'booth') {
          acceptBoothPictures(pages, parts.booth);
          serveDemoFrames(pages, parts.demoFrames);
        }
        await pages.register(fastifyTRPCPlugin, {
          prefix: '/trpc',
          useWSS: true,
          keepAlive: { enabled: true, pingMs: 10_000, pongWaitMs: 5_000 },
          trpcOptions: {
            router: parts.router,
            createContext: (): RouterContext => ({ surface }),
            onError: ({ error, path }: { error: Error; path?: string | undefined }) => {
              parts.logger.warn({ path, error }, 'refused or failed');
            },
          },
        });
      },
      { prefix: `/${surface}` },
    );
  }

  const letGo = trackSockets(app);
  try {
    const address = await app.listen({ host: LOOPBACK, port });
    return {
      port: Number(new URL(address).port),
      close: () => Promise.all([app.close(), letGo()]).then(() => undefined),
    };
  } catch (cause) {
    await app.close();
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') {
      const sentence = `Port ${port} is taken by another program (perhaps another Tronie). Stop that one, or choose another with --port.`;
      throw new Error(sentence, { cause });
    }
    throw cause;
  }
}

/**
 * Fastify waits for upgraded sockets, refused ones included, and those do not end by themselves.
 *
 * @returns ends them all: first politely, so that a page learns that the engine stopped, then at once
 */
function trackSockets(app: FastifyInstance): () => Promise<void> {
  const sockets = new Set<Socket>();
  app.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return async () => {
    for (const client of app.websocketServer.clients) client.close(1001);
    await new Promise((resolve) => setTimeout(resolve, POLITE));
    for (const socket of sockets) socket.destroy();
  };
}
