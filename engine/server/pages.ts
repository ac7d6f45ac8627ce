import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Where the pages and what they load lie. */
export interface PageFolders {
  /** Built by Vite: `<surface>/index.html` and `assets/`. */
  readonly renderer: string;
  /** The wasm folder of @mediapipe/tasks-vision. */
  readonly mediapipe: string;
  /** Converted models; of these only the landmarker's bundle is served. */
  readonly models: string;
}

const LANDMARKER = 'face-landmarker.task';

/** What every page may load without a token: code, fonts, the landmarker. No data of anybody. */
export function servePublicFiles(app: FastifyInstance, folders: PageFolders): void {
  const immutable = { immutable: true, maxAge: '365d', decorateReply: false } as const; // names carry a hash
  void app.register(fastifyStatic, {
    ...immutable,
    root: join(folders.renderer, 'assets'),
    prefix: '/assets/',
  });
  void app.register(fastifyStatic, {
    root: folders.mediapipe,
    prefix: '/mediapipe/wasm/',
    decorateReply: false,
  });
  app.get(`/models/${LANDMARKER}`, async (_request, reply) =>
    reply.type('application/octet-stream').send(await readFile(join(folders.models, LANDMARKER))),
  );
}
