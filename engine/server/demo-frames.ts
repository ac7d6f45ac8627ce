import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

/** The built-in sample visitor as a little film; drawn when the first booth asks for it. */
export interface DemoFrames {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  /** @returns a JPEG */
  frame(index: number): Promise<Uint8Array>;
}

/** `GET /booth/demo/frames.json` and `GET /booth/demo/frames/<i>.jpg`. */
export function serveDemoFrames(app: FastifyInstance, demo: DemoFrames): void {
  const parameters = z.object({
    index: z.coerce
      .number()
      .int()
      .min(0)
      .max(demo.count - 1),
  });

  app.get('/demo/frames.json', () => ({
    count: demo.count,
    width: demo.width,
    height: demo.height,
    framesPerSecond: demo.framesPerSecond,
  }));

  app.get('/demo/frames/:index.jpg', async (request, reply) => {
    const asked = parameters.safeParse(request.params);
    if (!asked.success)
      return reply.code(404).send({ error: `The sample visitor has ${demo.count} frames.` });
    return reply.type('image/jpeg').send(Buffer.from(await demo.frame(asked.data.index)));
  });
}
