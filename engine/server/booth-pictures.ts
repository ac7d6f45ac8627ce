import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { EnrolError, type Enrolment } from '../show/enrol.ts';
import type { EnrolFailure } from '../show/show.ts';

/** A camera's picture is below 10 MB; more is no booth. */
const BODY_LIMIT = 32 * 1024 * 1024;

const headers = z.object({
  'x-tronie-consent': z.string().min(1).max(100),
  'x-tronie-request': z.uuid(),
  'x-tronie-face': z.coerce.number().int().min(0).max(99).optional(),
});

const STATUS = {
  'no-face': 422,
  'several-faces': 409,
  'face-too-small': 422,
  'not-a-picture': 415,
  'damaged-picture': 422,
  'picture-too-large': 413,
  'consent-missing': 400,
  'disk-full': 507,
  'not-ready': 503,
  internal: 500,
} as const satisfies Record<EnrolFailure['error']['code'], number>;

/** What the route needs of the show. */
export interface BoothPicturesParts {
  readonly enrol: Enrolment['enrol'];
  readonly consentVersion: () => string;
  /** A failure that is not the visitor's: for the log and the operator. */
  readonly onFailure: (error: EnrolError) => void;
}

/** `POST /booth/pictures`: a visitor kept a picture. 201 with the ticket, else why not. */
export function acceptBoothPictures(
  app: FastifyInstance,
  { enrol, consentVersion, onFailure }: BoothPicturesParts,
): void {
  // Whatever the booth calls it: the type is judged by content, later.
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });

  app.post('/pictures', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const asked = headers.safeParse(request.headers);
    if (!asked.success || asked.data['x-tronie-consent'] !== consentVersion()) {
      const failure: EnrolFailure = {
        error: {
          code: 'consent-missing',
          message: 'The visitor has not agreed to the consent text that is in force. Show it again.',
        },
      };
      return reply.code(STATUS['consent-missing']).send(failure);
    }
    const { 'x-tronie-consent': consent, 'x-tronie-request': id, 'x-tronie-face': face } = asked.data;
    try {
      const picture = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const enrolled = await enrol({
        picture,
        consentVersion: consent,
        request: id,
        ...(face !== undefined && { face }),
      });
      return await reply.code(201).send(enrolled);
    } catch (error) {
      if (!(error instanceof EnrolError)) throw error;
      const { code } = error.failure.error;
      if (code === 'disk-full' || code === 'internal') onFailure(error);
      return reply.code(STATUS[code]).send(error.failure);
    }
  });
}
