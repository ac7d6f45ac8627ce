import { describe, expect, it } from 'vitest';
import {
  PATIENCE_MS,
  sendPicture,
  type Sending,
  type SendingParts,
} from '../../../renderer/booth/enrol/send-picture.ts';

const SENDING: Sending = {
  jpeg: new Blob(['jpeg']),
  consentVersion: 'v1',
  request: '5f0c7a52-5d2f-4b86-9a62-1f5b1c7f4a10',
  face: null,
};

/** An engine that answers from a list (a status and a body, or an error), and a clock that waiting moves. */
function house(answers: readonly ([number, unknown] | Error)[]) {
  const requests: { address: string; headers: Headers }[] = [];
  let now = 0;
  const parts: SendingParts = {
    fetch: (address, init) => {
      const answer = answers[Math.min(requests.length, answers.length - 1)]!;
      requests.push({ address: address as string, headers: new Headers(init?.headers) });
      if (answer instanceof Error) return Promise.reject(answer);
      const [status, body] = answer;
      return Promise.resolve(
        new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }),
      );
    },
    wait: (milliseconds) => {
      now += milliseconds;
      return Promise.resolve();
    },
    now: () => now,
  };
  return {
    requests,
    parts,
    send: (sending = SENDING) => sendPicture(sending, parts, new AbortController().signal),
  };
}

const refusal = (code: string, more: object = {}): unknown => ({
  error: { code, message: 'For the log.' },
  ...more,
});
const enrolled = { visitorId: 'v', ticket: 17 };

describe('a kept picture', () => {
  it('carries its consent and its number, and brings back a ticket', async () => {
    const engine = house([[201, enrolled]]);
    expect(await engine.send()).toEqual({ type: 'enrolled', ticket: 17 });
    const [{ address, headers }] = engine.requests as [(typeof engine.requests)[0]];
    expect(address).toBe('pictures');
    expect(headers.get('content-type')).toBe('image/jpeg');
    expect(headers.get('x-tronie-consent')).toBe('v1');
    expect(headers.get('x-tronie-request')).toBe(SENDING.request);
    expect(headers.has('x-tronie-face')).toBe(false);
  });

  it('keeps its number however often it must be sent', async () => {
    const engine = house([
      new TypeError('Failed to fetch'),
      [503, refusal('not-ready')],
      [502, '<html>'],
      [201, { ticket: 'x' }],
      [201, enrolled],
    ]);
    expect(await engine.send()).toEqual({ type: 'enrolled', ticket: 17 });
    expect(engine.requests).toHaveLength(5);
    expect(new Set(engine.requests.map(({ headers }) => headers.get('x-tronie-request'))).size).toBe(1);
  });

  it('says which face was touched, the first one too', async () => {
    const engine = house([[201, enrolled]]);
    await engine.send({ ...SENDING, face: 0 });
    expect(engine.requests[0]?.headers.get('x-tronie-face')).toBe('0');
  });

  it('with several faces comes back with where they are', async () => {
    const faces = [
      { x: 0.1, y: 0.2, width: 0.3, height: 0.4 },
      { x: 0.6, y: 0.2, width: 0.2, height: 0.3 },
    ];
    expect(await house([[409, refusal('several-faces', { faces })]]).send()).toEqual({
      type: 'several',
      faces,
    });
  });

  it('with several faces that nobody could touch is refused in words', async () => {
    expect(await house([[409, refusal('several-faces')]]).send()).toEqual({
      type: 'refused',
      code: 'several-faces',
    });
  });

  it('is not sent again when the answer is a plain no', async () => {
    const engine = house([[422, refusal('no-face')]]);
    expect(await engine.send()).toEqual({ type: 'refused', code: 'no-face' });
    expect(engine.requests).toHaveLength(1);
  });

  it('is given up, aloud, when nobody answers for two minutes', async () => {
    const engine = house([new TypeError('Failed to fetch')]);
    expect(await engine.send()).toEqual({ type: 'refused', code: 'unreachable' });
    expect(engine.parts.now()).toBeGreaterThanOrEqual(PATIENCE_MS);
    expect(engine.requests.length).toBeGreaterThan(20);
  });

  it('stops at once when the visitor leaves', async () => {
    const left = new AbortController();
    const engine = house([new TypeError('Failed to fetch')]);
    const wait: SendingParts['wait'] = () => {
      left.abort();
      return Promise.resolve();
    };
    await expect(sendPicture(SENDING, { ...engine.parts, wait }, left.signal)).rejects.toThrow();
    expect(engine.requests).toHaveLength(1);
  });
});
