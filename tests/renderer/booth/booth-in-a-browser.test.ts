// The booth's page in a real Chromium, with its real landmarker; only the engine is a stand-in.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, expect as see, type Browser, type Page } from '@playwright/test';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTestBrowser } from '../../../engine/host/test-browser.ts';
import type { EnrolFailure } from '../../../engine/show/show.ts';
import { buildBooth } from './build-booth.ts';
import { sampleScenes, type Scene } from './sample-scenes.ts';
import { startStandInEngine, type Reply, type Received, type StandInEngine } from './stand-in-engine.ts';

const SOON = { timeout: 30_000 };
const WELCOME: Reply = { status: 201, body: { visitorId: 'v', ticket: 17 } };

let folder: string;
let browser: Browser;
let scenes: Readonly<Record<Scene, Buffer>>;
const engines: StandInEngine[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tronie-booth-'));
  scenes = await sampleScenes();
  await buildBooth(join(folder, 'page'));
  const film = join(folder, 'camera.mjpeg');
  writeFileSync(film, Buffer.concat(Array.from({ length: 30 }, () => scenes.well)));
  const { executablePath, args, env } = await findTestBrowser(resolve(import.meta.dirname, '../../..'));
  browser = await chromium.launch({
    executablePath,
    env,
    args: [
      ...args,
      '--no-sandbox',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
});

afterAll(async () => {
  await browser.close();
  for (const engine of engines) await engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface OpenBooth {
  readonly page: Page;
  readonly engine: StandInEngine;
  readonly is: (state: string | RegExp) => Promise<void>;
  readonly press: (...ids: string[]) => Promise<void>;
}

/** @param film what the sample visitor's frames are; without it the fake camera plays the visitor who stands well */
async function openBooth(
  reply: (received: Received, count: number) => Reply,
  film?: Buffer,
): Promise<OpenBooth> {
  const settings = { language: 'en', consentVersion: 'v1', demo: film !== undefined } as const;
  const engine = await startStandInEngine(join(folder, 'page'), settings, [film ?? scenes.well], reply);
  engines.push(engine);
  const page = await browser.newPage({ viewport: { width: 540, height: 960 } });
  await page.goto(engine.address);
  const is = (state: string | RegExp): Promise<void> =>
    see(page.getByTestId('booth')).toHaveAttribute('data-state', state, SOON);
  await is('attract');
  return {
    page,
    engine,
    is,
    press: async (...ids) => {
      for (const id of ids) await page.getByTestId(id).click();
    },
  };
}

const pictureSource = (page: Page): Promise<string | null> =>
  page.getByTestId('booth-picture').getAttribute('src');

describe('the booth', () => {
  it('takes a picture by itself, and sends nothing before it is kept', async () => {
    const { page, engine, is, press } = await openBooth(() => WELCOME);
    const uploads: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') uploads.push(request.url());
    });
    await press('booth-start', 'booth-yes');
    await is('picture');
    await press('booth-retake');
    await is('picture');
    expect(uploads).toEqual([]);
    const kept = await pictureSource(page);
    await press('booth-keep');
    await is('thanks');
    await see(page.getByTestId('booth-ticket')).toHaveText('17');
    expect(engine.received).toHaveLength(1);
    expect(engine.received[0]).toMatchObject({ consent: 'v1', face: undefined });

    // Full resolution, and the right way round: as the camera saw it, not as the mirror showed it.
    const { jpeg } = engine.received[0]!;
    expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 1280, height: 720 });
    const small = (picture: Buffer): Promise<Buffer> =>
      sharp(picture).resize(160, 90).greyscale().raw().toBuffer();
    const taken = await small(jpeg);
    const difference = async (other: Buffer): Promise<number> =>
      (await small(other)).reduce((sum, value, i) => sum + Math.abs(value - taken[i]!), 0) / taken.length;
    const asSeen = await difference(scenes.well);
    const mirrored = await difference(await sharp(scenes.well).flop().toBuffer());
    expect(asSeen).toBeLessThan(mirrored / 1.5);

    // Its address in memory was given back with the visitor.
    expect(
      await page.evaluate(
        (url) =>
          fetch(url!).then(
            () => 'still there',
            () => 'gone',
          ),
        kept,
      ),
    ).toBe('gone');
    await page.close();
  });

  it('makes one visitor of a picture whose line is cut twice and whose engine restarts', async () => {
    const { page, engine, is, press } = await openBooth((_, count) => (count < 3 ? 'hang up' : WELCOME));
    await press('booth-start', 'booth-yes');
    await is('picture');
    await engine.stop();
    await press('booth-keep');
    await is('sending');
    await see(page.getByTestId('booth')).toHaveAttribute('data-connection', 'lost', SOON);
    expect(engine.received).toHaveLength(0);
    await engine.start();
    await is('thanks');
    expect(engine.received).toHaveLength(3);
    expect(new Set(engine.received.map(({ request }) => request)).size).toBe(1);
    await see(page.getByTestId('booth')).toHaveAttribute('data-connection', 'open', SOON);
    await page.close();
  });

  it('has the visitor touch the face that is meant, and says why it cannot use a picture', async () => {
    const no = (code: EnrolFailure['error']['code'], faces?: EnrolFailure['faces']): Reply => ({
      status: 422,
      body: { error: { code, message: 'For the log.' }, ...(faces && { faces }) },
    });
    const faces = [
      { x: 0.5, y: 0.2, width: 0.3, height: 0.6 },
      { x: 0.1, y: 0.2, width: 0.2, height: 0.4 },
    ];
    const { page, engine, is, press } = await openBooth((_, count) =>
      count === 1 ? no('several-faces', faces) : count === 2 ? no('no-face') : WELCOME,
    );
    await press('booth-start', 'booth-yes');
    await is('picture');
    await press('booth-keep');
    await is('choosing');
    await press('booth-face-1');
    await is('refused');
    expect(engine.received.map(({ face }) => face)).toEqual([undefined, '1']);
    expect(engine.received[0]!.request).toBe(engine.received[1]!.request);
    await press('booth-language-nl');
    await see(page.getByTestId('booth-title')).toHaveText('Wij keken, en zagen niemand.');
    await press('booth-again');
    await is('picture');
    await press('booth-keep');
    await is('thanks');
    expect(engine.received[2]!.request).not.toBe(engine.received[0]!.request);
    await page.close();
  });

  it('says that the camera is gone, and is back by itself when the camera is', async () => {
    const { page, is, press } = await openBooth(() => WELCOME);
    await press('booth-start', 'booth-yes');
    await is(/framing|countdown/);
    await page.evaluate(() => {
      const video = document.querySelector<HTMLVideoElement>('[data-testid=booth-video]')!;
      for (const track of (video.srcObject as MediaStream).getTracks())
        track.dispatchEvent(new Event('ended'));
    });
    await is('asleep');
    await see(page.getByTestId('booth-title')).toHaveText('The mirror has left the wall.');
    await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
    await is('picture');
    await page.close();
  });

  it('can be walked through with two arcade buttons', async () => {
    const { page, is } = await openBooth(() => WELCOME);
    await page.keyboard.press('Enter');
    await is('consent');
    await page.keyboard.press('Escape');
    await is('attract');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await is('picture');
    await page.keyboard.press('Escape');
    await is(/framing|countdown/);
    await is('picture');
    await page.keyboard.press('Enter');
    await is('thanks');
    await page.keyboard.press('Enter');
    await is('attract');
    await page.close();
  });

  it.each([
    ['empty', 'no-face'],
    ['far', 'closer'],
    ['near', 'back'],
    // The camera's left is the mirror's right.
    ['image-left', 'left'],
    ['image-right', 'right'],
    ['dark', 'more-light'],
    ['tilted', 'upright'],
    ['two', 'one-person'],
  ] as const)('tells a visitor who is %s: %s', async (scene, instruction) => {
    const { page, press } = await openBooth(() => WELCOME, scenes[scene]);
    await press('booth-start', 'booth-yes');
    await see(page.getByTestId('booth')).toHaveAttribute('data-instruction', instruction, SOON);
    await see(page.getByTestId('booth-sample')).toBeVisible();
    await page.close();
  });
});
