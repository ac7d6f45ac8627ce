// The page in a real Chromium, on a real socket, with an engine that the test can take away.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, expect as eventually, type Browser, type Page } from '@playwright/test';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StageChain } from '../../../engine/show/show.ts';
import { QUIET_BROWSER } from '../../../engine/host/app-window.ts';
import { findTestBrowser } from '../../../engine/host/test-browser.ts';
import { buildPage } from './build-page.ts';
import { black, live, someChain } from './some-chain.ts';
import { someFace, somePixels } from './some-face.ts';
import { openStageDoor, type StageDoor } from './stage-door.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const TONES = [
  [200, 150, 120],
  [120, 80, 60],
  [230, 180, 150],
  [90, 150, 70],
] as const;

let folder: string;
let browser: Browser;
let door: StageDoor;
let page: Page;
let pictures: Map<string, Uint8Array>;
/** What a picture waits for before it is sent. */
let gate: Promise<unknown>;
const chain = someChain(4);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tronie-projector-'));
  await buildPage(folder);
  const found = await findTestBrowser(ROOT);
  const { executablePath, env } = found;
  browser = await chromium.launch({ executablePath, env, args: [...found.args, ...QUIET_BROWSER] });
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  gate = Promise.resolve();
  pictures = new Map();
  await paintPictures(chain);
  door = await openStageDoor({
    pages: folder,
    picture: async (path) => {
      await gate;
      return pictures.get(path);
    },
  });
  page = await browser.newPage({ viewport: { width: 640, height: 360 } });
  await page.goto(door.address);
  await shows('engine', 'open');
});

afterEach(async () => {
  await page.close();
  await door.close();
});

async function paintPictures(of: StageChain): Promise<void> {
  for (const [i, link] of of.links.entries()) {
    const raw = { width: 512, height: 512, channels: 4 } as const;
    const pixels = somePixels(512, 0.28 + 0.03 * i, TONES[i % TONES.length]);
    pictures.set(`${link.picture}.jpg`, await sharp(pixels, { raw }).jpeg().toBuffer());
    const landmarks = someFace(0.22 + 0.01 * i, 0.33);
    pictures.set(`${link.picture}.json`, Buffer.from(JSON.stringify({ landmarks })));
  }
}

const shows = (name: string, value: string): Promise<void> =>
  eventually(page.locator('body')).toHaveAttribute(`data-${name}`, value, { timeout: 30_000 });

/** Mean of all pixels of the page, 0…255. */
async function brightness(): Promise<number> {
  const { channels } = await sharp(await page.screenshot())
    .removeAlpha()
    .stats();
  return channels.reduce((sum, { mean }) => sum + mean, 0) / channels.length;
}

/** A small picture of the canvas alone, without its grain. */
async function canvasPixels(): Promise<Uint8Array> {
  const url = await page
    .locator('canvas[data-testid="projector-canvas"]')
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  return sharp(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'))
    .resize(64, 36)
    .removeAlpha()
    .raw()
    .toBuffer();
}

const difference = (a: Uint8Array, b: Uint8Array): number =>
  a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length;

/** Shows a link and waits until it rests there. */
async function goTo(position: number, revision: number): Promise<Uint8Array> {
  door.play(live(chain, position, revision));
  await shows('position', String(position));
  await shows('screen', 'holding');
  return canvasPixels();
}

describe('the projector', () => {
  test('is black until GO, and after GO until every picture of the chain is there', async () => {
    expect(await brightness()).toBe(0);
    const hold = Promise.withResolvers<undefined>();
    gate = hold.promise;
    const asked = page.waitForRequest(/chain-3\.jpg$/u);
    door.play(live(chain, 0, 1));
    await asked;
    await shows('revision', '1');
    await shows('screen', 'black');
    expect(await brightness()).toBe(0);
    hold.resolve(undefined);
    await shows('screen', 'holding');
    await shows('face', 'chain-0');
    expect(await brightness()).toBeGreaterThan(20);
    await eventually(page.getByTestId('projector-name')).toHaveText('You.');
  });

  test('walks the chain: pixels move during the morph, each face is another one, and the engine hears of all', async () => {
    const you = await goTo(0, 1);
    door.play(live(chain, 1, 2));
    await shows('screen', 'morphing');
    await eventually(page.getByTestId('projector-step')).toHaveText('No. 1');
    const midway = await canvasPixels();
    await shows('screen', 'holding');
    await shows('face', 'chain-1');
    const first = await canvasPixels();
    expect(difference(you, first)).toBeGreaterThan(3);
    expect(difference(you, midway)).toBeGreaterThan(0.5);
    expect(difference(midway, first)).toBeGreaterThan(0.5);
    await eventually(page.getByTestId('projector-name')).toHaveText('Marguerite 1');
    await eventually(page.getByTestId('projector-likeness')).toHaveText('one stranger in 2,900');
    const back = await goTo(0, 3);
    // The same face, save for its breath and the grain: how much those are depends on when it is looked at.
    expect(difference(you, back)).toBeLessThan(difference(you, first) / 2);
    expect(door.reports.map(({ screen, faceId }) => `${screen} ${faceId ?? '-'}`).join(', ')).toContain(
      'holding chain-0, morphing chain-1, holding chain-1, morphing chain-0, holding chain-0',
    );
  });

  test('ends on the punch line, then fades to black', async () => {
    await goTo(3, 1);
    door.play(live(chain, 4, 2));
    await shows('screen', 'punch-line');
    await eventually(page.getByTestId('projector-punch')).toHaveText('Ergo: you are ugly.');
    const size = await page
      .getByTestId('projector-punch')
      .evaluate((punch) => parseFloat(getComputedStyle(punch).fontSize));
    expect(size).toBeGreaterThan(360 / 8);
    door.play(black(3));
    await shows('screen', 'black');
    await eventually.poll(brightness).toBe(0);
  });

  test('no letter on it is smaller than 1/18 of the picture’s height', async () => {
    await goTo(1, 1);
    await eventually(page.getByTestId('projector-likeness')).toHaveCSS('opacity', '1');
    const sizes = await page
      .locator('.line:visible')
      .evaluateAll((lines) => lines.map((line) => parseFloat(getComputedStyle(line).fontSize)));
    expect(sizes).toHaveLength(5);
    for (const size of sizes) expect(size).toBeGreaterThanOrEqual(360 / 18);
  });

  test('a broken picture leaves the face before it on the screen and says so; the chain goes on', async () => {
    pictures.set('pictures/faces/chain-1.jpg', Buffer.from('this is a text'));
    const you = await goTo(0, 1);
    door.play(live(chain, 1, 2));
    await shows('revision', '2');
    await shows('face', 'chain-0');
    expect(difference(you, await canvasPixels())).toBeLessThan(1);
    await eventually(page.locator('body')).toHaveAttribute(
      'data-fault',
      /Marguerite 1 \(chain-1\) cannot be shown/u,
    );
    await eventually
      .poll(() => door.reports.at(-1))
      .toEqual({ revision: 2, screen: 'holding', faceId: 'chain-0' });
    door.play(live(chain, 2, 3));
    await shows('face', 'chain-2');
  });

  test('a picture that comes late takes its place', async () => {
    const late = pictures.get('pictures/faces/chain-1.jpg')!;
    pictures.delete('pictures/faces/chain-1.jpg');
    await goTo(0, 1);
    door.play(live(chain, 1, 2));
    await shows('revision', '2');
    pictures.set('pictures/faces/chain-1.jpg', late);
    await shows('face', 'chain-1');
  });

  test('without the engine the face stays and breathes, B is black at once, and the line comes back by itself', async () => {
    const rest = await goTo(1, 1);
    await door.vanish();
    await shows('engine', 'lost');
    await shows('face', 'chain-1');
    expect(difference(rest, await canvasPixels())).toBeLessThan(2);
    const breath = () =>
      page
        .locator('canvas[data-testid="projector-canvas"]')
        .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    const before = await breath();
    await eventually.poll(breath).not.toBe(before);

    const took = await page.evaluate(() => {
      const pressed = performance.now();
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'b' }));
      const opacity = getComputedStyle(document.querySelector('.curtain')!).opacity;
      return opacity === '1' ? performance.now() - pressed : Infinity;
    });
    expect(took).toBeLessThan(100);
    await shows('screen', 'black');
    expect(await brightness()).toBe(0);
    await page.keyboard.press('b');
    await shows('screen', 'holding');

    await door.revive();
    await shows('engine', 'open');
    await shows('face', 'chain-1');
    await eventually
      .poll(() => door.reports.at(-1))
      .toEqual({ revision: 1, screen: 'holding', faceId: 'chain-1' });
    await goTo(2, 2);
  });

  test('Esc Esc is black until the next GO', async () => {
    await goTo(1, 1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await shows('screen', 'black');
    door.play(black(2));
    await shows('revision', '2');
    const next = someChain(4, 'next');
    await paintPictures(next);
    door.play(live(next, 0, 3));
    await shows('face', 'next-0');
    await shows('screen', 'holding');
  });

  test('a lost graphics context comes back with the picture in place', async () => {
    const before = await goTo(1, 1);
    await page.locator('canvas[data-testid="projector-canvas"]').evaluate(async (element) => {
      const canvas = element as HTMLCanvasElement;
      const context = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
      const lost = new Promise((resolve) => {
        canvas.addEventListener('webglcontextlost', resolve, { once: true });
      });
      context?.loseContext();
      await lost;
      const restored = new Promise((resolve) => {
        canvas.addEventListener('webglcontextrestored', resolve, { once: true });
      });
      // Never in the same task: the browser gives a context back only after the loss was handled.
      setTimeout(() => context?.restoreContext());
      await restored;
    });
    await eventually
      .poll(async () => difference(before, await canvasPixels()), { timeout: 2000 })
      .toBeLessThan(2);
    await goTo(2, 2);
  });

  test('blackout is black whatever is being drawn, and lifts to where the program is', async () => {
    await goTo(0, 1);
    door.play(live(chain, 1, 2));
    await shows('screen', 'morphing');
    door.play(live(chain, 1, 3, true));
    await shows('screen', 'black');
    expect(await brightness()).toBe(0);
    door.play(live(chain, 1, 4));
    await shows('screen', 'holding');
    await shows('face', 'chain-1');
  });

  test('who asked for less motion sees faces cross-fade and rest', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const you = await goTo(0, 1);
    const first = await goTo(1, 2);
    expect(difference(you, first)).toBeGreaterThan(3);
  });
});
