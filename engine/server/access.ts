import fastifyCookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Surface, SurfaceTokens } from './surface.ts';
import { sameToken } from './tokens.ts';

/** Names a browser may call us by: anything else is another site's page reaching in (DNS rebinding). */
const OWN_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Lets in only pages that were opened by this start of Tronie.
 *
 * [Note: how a page gets in] The address that is opened carries the surface's token once; it is
 * exchanged for a cookie that scripts cannot read and that is sent for this surface's paths only.
 * So pictures in `<img>`, uploads and the WebSocket are all covered by one check, and an address
 * that is left in a browser's history stops working with the next start.
 */
export function guardAccess(app: FastifyInstance, tokens: SurfaceTokens): (surface: Surface) => Gate {
  void app.register(fastifyCookie);
  app.addHook('onRequest', async (request, reply) => {
    const host = request.headers.host ?? '';
    const origin = request.headers.origin;
    const ownHost = OWN_NAMES.has(host.replace(/:\d+$/, ''));
    if (!ownHost || (origin !== undefined && origin !== `http://${host}`)) {
      await reply
        .code(403)
        .type('text/plain; charset=utf-8')
        .send('Tronie answers only its own pages on this machine.');
    }
  });

  return (surface) => {
    // Cookies know no ports: two engines on one machine must not overwrite each other's.
    const name = (request: FastifyRequest) => `tronie-${surface}-${String(request.socket.localPort)}`;
    return async (request, reply) => {
      const { token, ...rest } = request.query as Record<string, string>;
      if (token !== undefined && sameToken(token, tokens[surface])) {
        void reply.setCookie(name(request), token, {
          path: `/${surface}`,
          httpOnly: true,
          sameSite: 'strict',
        });
        if (request.method === 'GET' && /^\/\w+\/?\?/.test(request.url)) {
          const query = new URLSearchParams(rest).toString();
          await reply.redirect(`/${surface}/${query && `?${query}`}`);
        }
        return;
      }
      if (!sameToken(request.cookies[name(request)], tokens[surface])) {
        const sentence = `This address of the ${surface} is not valid any more. Open the one that Tronie printed when it was started last.`;
        await reply.code(401).type('text/plain; charset=utf-8').send(sentence);
      }
    };
  };
}

/** A hook that answers 401 to whoever has no business with a surface. */
export type Gate = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
