import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { createFacesPool } from '../../engine/faces/faces-pool.ts';
import type { Faces } from '../../engine/faces/faces.ts';
import { HOUSE } from '../../engine/house.ts';
import { createPresence } from '../../engine/server/presence.ts';
import { createRouter } from '../../engine/server/router.ts';
import { startServer, type RunningServer } from '../../engine/server/server.ts';
import { createDirector } from '../../engine/show/director.ts';
import { createEnrolment } from '../../engine/show/enrol.ts';
import { createNotices } from '../../engine/show/notices.ts';
import { openVisitors, type VisitorsStore } from '../../engine/show/visitors.store.ts';

const tokens = { booth: 'b'.repeat(43), operator: 'o'.repeat(43), projector: 'p'.repeat(43) };
const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/pictures', name));

let folder: string;
let faces: Faces;
let visitors: VisitorsStore;
let server: RunningServer;
let ids = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tronie-server-'));
  for (const surface of ['booth', 'operator', 'projector']) {
    mkdirSync(join(folder, surface));
    writeFileSync(join(folder, surface, 'index.html'), `<title>${surface}</title>`);
  }
  mkdirSync(join(folder, 'assets'));
  faces = await createFacesPool({ models: HOUSE.models });
  visitors = await openVisitors(join(folder, 'visitors.sqlite'), 1_500_000);
  const enrolment = createEnrolment({ faces, visitors, clock: () => 7, newId: () => `visitor-${++ids}` });
  const notices = createNotices(() => 0);
  const director = await createDirector({
    visitors,
    enrolment,
    notices,
    previewer: () => Promise.reject(new Error('no gallery in this test')),
    swapper: () => Promise.reject(new Error('no gallery in this test')),
    language: 'en',
  });
  const presence = createPresence();
  server = await startServer(
    {
      router: createRouter({
        director,
        presence,
        visitors: () => visitors.list(),
        targets: () => [],
        system: () => ({
          version: '0',
          provider: 'cpu',
          gallery: { faces: 0, rogues: 0 },
          projectors: 0,
          booths: 0,
          demo: true,
          notices: [],
        }),
        onSystemChange: (listener) => presence.onChange(listener),
        boothSettings: () => ({ language: 'en', consentVersion: 'v1', demo: true }),
      }),
      tokens,
      folders: { renderer: folder, mediapipe: HOUSE.mediapipe, models: HOUSE.models },
      facePortrait: () => Promise.resolve(undefined),
      visitorPortrait: (id) => visitors.portrait(id),
      booth: {
        enrol: (kept) => director.enrol(kept),
        consentVersion: () => 'v1',
        onFailure: (error) => {
          notices.add('error', error.message);
        },
      },
      demoFrames: {
        count: 1,
        width: 1,
        height: 1,
        framesPerSecond: 1,
        frame: () => Promise.resolve(new Uint8Array([255, 216])),
      },
      logger: pino({ level: 'silent' }),
    },
    0,
  );
});
afterAll(async () => {
  await server.close();
  await visitors.close();
  await faces.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Plain HTTP: fetch would not let a test lie about Host and Origin. */
function ask(path: string, headers: Record<string, string> = {}, body?: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(
      { port: server.port, host: '127.0.0.1', path, method: body ? 'POST' : 'GET', headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          });
        });
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

async function cookie(surface: keyof typeof tokens): Promise<string> {
  const { headers } = await ask(`/${surface}/?token=${tokens[surface]}`);
  return headers['set-cookie']![0]!.split(';')[0]!;
}

async function keep(
  picture: Buffer,
  over: Record<string, string> = {},
): Promise<Answer & { json: { error?: { code: string; message: string }; ticket?: number } }> {
  const answer = await ask(
    '/booth/pictures',
    {
      cookie: await cookie('booth'),
      'content-type': 'image/jpeg',
      'content-length': String(picture.length),
      'x-tronie-consent': 'v1',
      'x-tronie-request': crypto.randomUUID(),
      ...over,
    },
    picture,
  );
  return { ...answer, json: JSON.parse(answer.body) as { error?: { code: string; message: string } } };
}

describe('who is let in', () => {
  test('an address with its token is exchanged for a cookie that scripts cannot read', async () => {
    const { status, headers } = await ask(`/operator/?token=${tokens.operator}`);
    expect(status).toBe(302);
    expect(headers.location).toBe('/operator/');
    expect(headers['set-cookie']![0]).toMatch(/Path=\/operator; HttpOnly; SameSite=Strict/);
    expect((await ask('/operator/', { cookie: await cookie('operator') })).body).toContain(
      '<title>operator</title>',
    );
  });

  test.each([
    '/operator/',
    '/operator/?token=wrong',
    '/projector/pictures/visitors/a.jpg',
    '/booth/demo/frames.json',
  ])('%s without a valid token is refused with what to do', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(401);
    expect(body).toMatch(/Open the one that Tronie printed/);
  });

  test("the booth's token opens neither operator nor projector", async () => {
    const booth = await cookie('booth');
    expect((await ask('/operator/', { cookie: booth })).status).toBe(401);
    expect((await ask(`/projector/?token=${tokens.booth}`)).status).toBe(401);
    const impostor = booth.replace('tronie-booth', 'tronie-operator');
    expect((await ask('/operator/', { cookie: impostor })).status).toBe(401);
  });

  test('another site cannot reach in: by a name of its own, or from a page of its own', async () => {
    const own = await cookie('operator');
    expect((await ask('/operator/', { cookie: own, host: 'evil.example' })).status).toBe(403);
    expect((await ask('/operator/', { cookie: own, origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask('/operator/', { cookie: own, origin: `http://127.0.0.1:${server.port}` })).status).toBe(
      200,
    );
  });

  test('a WebSocket without the cookie, or from another origin, is refused', async () => {
    const connect = async (headers: Record<string, string>) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${server.port}/operator/trpc`, { headers });
        socket.on('open', () => {
          socket.close();
          resolve(101);
        });
        socket.on('unexpected-response', (_request, response) => {
          resolve(response.statusCode ?? 0);
        });
        socket.on('error', () => undefined);
      });
    expect(await connect({})).toBe(401);
    expect(await connect({ cookie: await cookie('operator'), origin: 'https://evil.example' })).toBe(403);
    expect(await connect({ cookie: await cookie('operator') })).toBe(101);
  });

  test('a page may load nothing from elsewhere, and only the camera is allowed', async () => {
    const { headers } = await ask('/booth/', { cookie: await cookie('booth') });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).not.toMatch(/unsafe-eval'(?<!wasm-unsafe-eval')|https?:/);
    expect(headers['permissions-policy']).toBe('camera=(self), microphone=(), geolocation=()');
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('a kept picture', () => {
  test('becomes a ticket, and the same request again the same ticket', async () => {
    const request = crypto.randomUUID();
    const first = await keep(fixture('generated-woman.jpg'), { 'x-tronie-request': request });
    expect(first.status).toBe(201);
    const second = await keep(fixture('generated-woman.jpg'), { 'x-tronie-request': request });
    expect(second.json).toEqual(first.json);
  });

  test('is seen by operator and projector, never by the booth, and is in no cache', async () => {
    await keep(fixture('generated-woman.jpg'));
    const [visitor] = await visitors.list();
    const path = `/pictures/visitors/${visitor!.id}.jpg`;
    const seen = await ask(`/operator${path}?size=64`, { cookie: await cookie('operator') });
    expect(seen.headers).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'no-store' });
    expect((await ask(`/booth${path}`, { cookie: await cookie('booth') })).status).toBe(404);
    const landmarks = await ask(`/projector${path.replace('.jpg', '.json')}`, {
      cookie: await cookie('projector'),
    });
    expect((JSON.parse(landmarks.body) as { landmarks: unknown[] }).landmarks).toHaveLength(468);
  });

  test('without consent to the text that is in force is refused', async () => {
    expect(await keep(fixture('generated-woman.jpg'), { 'x-tronie-consent': 'v0' })).toMatchObject({
      status: 400,
      json: { error: { code: 'consent-missing' } },
    });
  });

  test('without a face, with two, of something else, too large: each is said in words and saves nobody', async () => {
    const before = (await visitors.list()).length;
    const wall = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#887766' } })
      .jpeg()
      .toBuffer();
    const two = await sharp({ create: { width: 1200, height: 600, channels: 3, background: '#887766' } })
      .composite([
        { input: await sharp(fixture('generated-woman.jpg')).resize(512, 512).toBuffer(), left: 40, top: 40 },
        { input: await sharp(fixture('generated-man.jpg')).resize(512, 512).toBuffer(), left: 640, top: 40 },
      ])
      .jpeg()
      .toBuffer();
    const whole = fixture('generated-man.jpg');
    const codes = [];
    for (const picture of [
      wall,
      two,
      Buffer.from('this is a text, whatever its name says'),
      whole.subarray(0, whole.length / 3),
    ]) {
      const { status, json } = await keep(picture);
      expect(json.error?.message).toMatch(/[.!]$/);
      codes.push([status, json.error?.code]);
    }
    expect(codes).toEqual([
      [422, 'no-face'],
      [409, 'several-faces'],
      [415, 'not-a-picture'],
      [422, 'damaged-picture'],
    ]);
    expect((await keep(Buffer.alloc(33 * 1024 * 1024))).status).toBe(413);
    expect(await visitors.list()).toHaveLength(before);
    const tapped = await keep(two, { 'x-tronie-face': '1' });
    expect(tapped.status).toBe(201);
  });

  test('on a full disk is refused in words, and everybody who was there still is', async () => {
    let last = await keep(fixture('generated-woman.jpg'));
    for (let i = 0; i < 30 && last.status === 201; i++) last = await keep(fixture('generated-woman.jpg'));
    expect(last).toMatchObject({ status: 507, json: { error: { code: 'disk-full' } } });
    const saved = await visitors.list();
    for (const visitor of saved) expect((await visitors.portrait(visitor.id))?.landmarks).toHaveLength(468);
  });
});
