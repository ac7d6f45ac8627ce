// Hands a kept picture to the engine, as often as it takes, and never enrols a visitor twice.
import { z } from 'zod';
import type { EnrolFailure } from '../../../engine/show/show.ts';

export type RefusalCode = EnrolFailure['error']['code'] | 'unreachable';
export type FaceBox = NonNullable<EnrolFailure['faces']>[number];

export type Answer =
  | { readonly type: 'enrolled'; readonly ticket: number }
  /** Several faces: boxes in 0…1 of the picture, largest first. */
  | { readonly type: 'several'; readonly faces: readonly FaceBox[] }
  | { readonly type: 'refused'; readonly code: RefusalCode };

export interface Sending {
  readonly jpeg: Blob;
  /** The consent text that the visitor agreed to. */
  readonly consentVersion: string;
  /** UUID of this picture: the engine makes one visitor of it, however often it arrives. */
  readonly request: string;
  /** Which of several faces the visitor tapped. */
  readonly face: number | null;
}

export interface SendingParts {
  readonly fetch: typeof fetch;
  /** Resolves after so many ms, or at once when `signal` aborts. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** ms. */
  readonly now: () => number;
}

const enrolled = z.object({ visitorId: z.string(), ticket: z.int().positive() });
const share = z.number().min(-0.5).max(1.5);
const failure = z.object({
  error: z.object({
    code: z.enum([
      'no-face', 'several-faces', 'face-too-small', 'not-a-picture', 'damaged-picture', 'picture-too-large',
      'consent-missing', 'disk-full', 'not-ready', 'internal',
    ]),
    message: z.string(),
  }),
  faces: z.array(z.object({ x: share, y: share, width: share, height: share })).optional(),
}); // prettier-ignore

/** ms after which a try counts as lost: the engine needs about one second, on a slow machine a few. */
const TRY_MS = 20_000;
/** ms after which the visitor is told and may leave; until then every loss is tried again. */
export const PATIENCE_MS = 120_000;

/** @returns the engine's answer; after {@link PATIENCE_MS} without one `unreachable`. @throws only when aborted */
export async function sendPicture(
  sending: Sending,
  parts: SendingParts,
  signal: AbortSignal,
): Promise<Answer> {
  const began = parts.now();
  for (let attempt = 0; ; attempt++) {
    signal.throwIfAborted();
    const answer = await tryOnce(sending, parts.fetch, signal);
    if (answer !== null) return answer;
    signal.throwIfAborted();
    if (parts.now() - began >= PATIENCE_MS) return { type: 'refused', code: 'unreachable' };
    await parts.wait(Math.min(4000, 400 * 2 ** attempt), signal);
  }
}

/** One try; null: no answer, or one that says "later". */
async function tryOnce(sending: Sending, send: typeof fetch, signal: AbortSignal): Promise<Answer | null> {
  try {
    const answer = await send('pictures', {
      method: 'POST',
      body: sending.jpeg,
      headers: {
        'content-type': 'image/jpeg',
        'x-tronie-consent': sending.consentVersion,
        'x-tronie-request': sending.request,
        ...(sending.face !== null && { 'x-tronie-face': String(sending.face) }),
      },
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TRY_MS)]),
    });
    const body: unknown = await answer.json();
    if (answer.status === 201) return { type: 'enrolled', ticket: enrolled.parse(body).ticket };
    const { error, faces } = failure.parse(body);
    if (error.code === 'not-ready') return null;
    if (error.code === 'several-faces' && faces !== undefined && faces.length > 1)
      return { type: 'several', faces };
    return { type: 'refused', code: error.code };
  } catch {
    // No line, an engine that is just starting, or an answer that is not its own: the same picture again, later.
    return null;
  }
}
