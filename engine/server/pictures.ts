import type { FastifyInstance, FastifyReply } from 'fastify';
import sharp from 'sharp';
import { z } from 'zod';
import type { StagePortrait } from '../faces/face.ts';

/** Finds a stage portrait by id; undefined when there is none. */
export type PortraitOf = (id: string) => Promise<StagePortrait | undefined>;

const parameters = z.object({ file: z.string().regex(/^[\w.-]{1,100}\.(jpg|json)$/) });
const query = z.object({ size: z.coerce.number().int().min(16).max(2048).optional() });

/**
 * `GET <path>/<id>.jpg[?size=px]` and `GET <path>/<id>.json` (the landmarks, 0…1).
 *
 * @param keep how long a browser may keep them: visitors' pictures never
 */
export function servePortraits(
  app: FastifyInstance,
  path: string,
  portraitOf: PortraitOf,
  keep: 'no-store' | 'private, max-age=3600',
): void {
  app.get(`${path}/:file`, async (request, reply) => {
    const asked = parameters.safeParse(request.params);
    const { success, data } = query.safeParse(request.query);
    if (!asked.success || !success) return reply.code(400).send({ error: 'No such kind of picture.' });
    const [id, ending] = splitEnding(asked.data.file);
    const portrait = await portraitOf(id);
    if (portrait === undefined) return reply.code(404).send({ error: `There is no picture of ${id}.` });
    void reply.header('cache-control', keep);
    return ending === 'json'
      ? reply.send({ landmarks: portrait.landmarks })
      : sendJpeg(reply, portrait, data.size);
  });
}

async function sendJpeg(
  reply: FastifyReply,
  portrait: StagePortrait,
  size: number | undefined,
): Promise<FastifyReply> {
  const jpeg =
    size === undefined || size >= portrait.size
      ? Buffer.from(portrait.jpeg)
      : await sharp(portrait.jpeg).resize(size, size).jpeg({ quality: 85 }).toBuffer();
  return reply.type('image/jpeg').send(jpeg);
}

function splitEnding(file: string): [id: string, ending: string] {
  const dot = file.lastIndexOf('.');
  return [file.slice(0, dot), file.slice(dot + 1)];
}
