// Starts a real Chromium: what the library does with the bundle cannot be known without it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findTestBrowser } from '../../../engine/host/test-browser.ts';
import { builtFolder, fixtures } from '../source-files.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const library = join(root, 'node_modules/@mediapipe/tasks-vision');
const ORIGIN = 'http://tronie.test';
/** A chip of 150 px, twice its size, in the middle of a wider picture. */
const [SIDE, SCALE] = [640, 2];

const answer = z.array(z.array(z.object({ x: z.number(), y: z.number() })));

let browser: Browser;
let page: Page;
const elsewhere: string[] = [];

beforeAll(async () => {
  const face = await sharp(join(fixtures, 'dlib/chips/face-01.png'))
    .resize(150 * SCALE)
    .toBuffer();
  const ground = { create: { width: SIDE, height: SIDE, channels: 3, background: '#383432' } } as const;
  const picture = await sharp(ground)
    .composite([{ input: face }])
    .png()
    .toBuffer();
  const empty = await sharp(ground).png().toBuffer();

  const found = await findTestBrowser(root);
  browser = await chromium.launch({ executablePath: found.executablePath, env: found.env, args: found.args });
  page = await browser.newPage();
  await page.route('**/*', async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== ORIGIN) {
      elsewhere.push(route.request().url());
      return route.abort();
    }
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
    if (pathname === '/face.png') return route.fulfill({ contentType: 'image/png', body: picture });
    if (pathname === '/empty.png') return route.fulfill({ contentType: 'image/png', body: empty });
    if (pathname.endsWith('.task')) return route.fulfill({ body: readFileSync(join(builtFolder, pathname)) });
    const contentType = pathname.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
    return route.fulfill({ contentType, body: readFileSync(join(library, pathname)) });
  });
  await page.goto(ORIGIN);
});

afterAll(async () => {
  await browser.close();
});

async function detect(picture: string): Promise<z.infer<typeof answer>> {
  return answer.parse(
    await page.evaluate(`(async () => {
      const { FaceLandmarker, FilesetResolver } = await import('/vision_bundle.mjs');
      const landmarker = await FaceLandmarker.createFromOptions(await FilesetResolver.forVisionTasks('/wasm'), {
        baseOptions: { modelAssetPath: '/face-landmarker.task', delegate: 'CPU' },
        outputFacialTransformationMatrixes: true,
        numFaces: 2,
      });
      const image = new Image();
      image.src = '/${picture}';
      await image.decode();
      const { faceLandmarks } = landmarker.detect(image);
      landmarker.close();
      return faceLandmarks;
    })()`),
  );
}

describe('FaceLandmarker with our bundle, in Chromium, offline', () => {
  it('finds the face and puts the points on its features', async () => {
    const faces = await detect('face.png');
    expect(faces).toHaveLength(1);
    expect(faces[0]).toHaveLength(478);
    // Where dlib's template has them in the chip.
    const expected = [
      [263, 110.96, 46.35],
      [33, 37.06, 46.37],
      [2, 74.01, 87.78],
    ] as const;
    const margin = (SIDE - 150 * SCALE) / 2;
    for (const [index, x, y] of expected) {
      const point = faces[0]![index]!;
      const distance = Math.hypot(
        (point.x * SIDE - margin) / SCALE - x,
        (point.y * SIDE - margin) / SCALE - y,
      );
      expect(distance, `point ${index}`).toBeLessThan(8);
    }
  });

  it('finds nobody where nobody is', async () => {
    expect(await detect('empty.png')).toEqual([]);
  });

  it('asked nobody outside', () => {
    expect(elsewhere).toEqual([]);
  });
});
