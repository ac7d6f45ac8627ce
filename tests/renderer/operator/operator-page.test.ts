// The panel in a real Chromium, on a real socket, with an engine that the test can take away.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, expect as eventually, type Browser, type Page } from '@playwright/test';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { QUIET_BROWSER } from '../../../engine/host/app-window.ts';
import { findTestBrowser } from '../../../engine/host/test-browser.ts';
import { buildPage } from './build-page.ts';
import { openControlRoom, type ControlRoom } from './control-room.ts';
import { chainOf, impossibleFor, queueOf, readyFor, system, targets } from './evening.ts';
import { illegibleText } from './legibility.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

let folder: string;
let browser: Browser;
let room: ControlRoom;
let page: Page;
/** What the page complained of that it should not have. */
let complaints: string[];
let picturesAreThere = true;
/** Pictures of targets that are being drawn, and the most there were. */
let drawing = 0;
let mostAtOnce = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tronie-operator-'));
  await buildPage(folder);
  const found = await findTestBrowser(ROOT);
  browser = await chromium.launch({
    executablePath: found.executablePath,
    env: found.env,
    args: [...found.args, ...QUIET_BROWSER],
  });
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  room = await openControlRoom({
    pages: folder,
    facts: { visitors: queueOf(12), targets, system, report: { revision: 0, screen: 'black', faceId: null } },
    picture: async (path, size) => {
      const ofTarget = targets.some((target) => path.includes(`/${target.id}.jpg`));
      if (ofTarget) mostAtOnce = Math.max(mostAtOnce, ++drawing);
      const jpeg = await sharp({ create: { width: size, height: size, channels: 3, background: '#383432' } })
        .jpeg()
        .toBuffer();
      if (ofTarget) drawing--;
      return picturesAreThere ? jpeg : undefined;
    },
    search: (request) => {
      const ticket = Number(request.visitorId.replace('visitor-', ''));
      const links = request.steps === 'auto' ? 6 : request.steps;
      if (request.target === 'nose') {
        return Promise.resolve(impossibleFor(request, 'Nobody leads to The Nose.'));
      }
      return Promise.resolve(readyFor(request, ticket, links));
    },
  });
  complaints = [];
  picturesAreThere = true;
  [drawing, mostAtOnce] = [0, 0];
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(room.address);
  await eventually(page.getByTestId('operator')).toHaveAttribute('data-in-touch', 'true');
});

afterEach(async () => {
  await page.close();
  await room.close();
});

const word = (value: string) => eventually(page.getByTestId('program')).toHaveAttribute('data-word', value);
const position = (value: number) =>
  eventually(page.getByTestId('program')).toHaveAttribute('data-position', String(value));
const previewed = (state = 'ready') =>
  eventually(page.getByTestId('preview')).toHaveAttribute('data-state', state);
const visitor = (ticket: number) => page.locator(`[data-testid="visitor"][data-ticket="${ticket}"]`);
const keys = async (...names: readonly string[]) => {
  for (const name of names) await page.keyboard.press(name);
};

describe('by keyboard alone', () => {
  test('a visitor is chosen, previewed, played, blacked out, stopped', async () => {
    await keys('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp'); // 3 and 10 are starred: the second is 10
    await eventually(visitor(10)).toHaveAttribute('data-cursor', 'true');
    await keys('Enter');
    await previewed();
    await eventually(page.getByTestId('go')).toBeEnabled();
    await keys('Space');
    await word('live');
    await position(0);
    await eventually(visitor(10)).toHaveAttribute('data-on-stage', 'true');
    await keys('PageDown');
    await position(1);
    await keys('ArrowLeft');
    await position(0);
    await keys('b');
    await word('black');
    await eventually(page.getByTestId('blackout')).toHaveAttribute('data-on', 'true');
    await keys('Escape', 'Escape');
    await word('standby');
    expect(room.heard).toEqual([
      'preview visitor-10 ugliest 6 0.5',
      'go',
      'next',
      'back',
      'blackout on',
      'panic',
    ]);
    expect(complaints).toEqual([]);
  });

  test('GO twice is GO once, by key, by thumb, and with the key held down', async () => {
    await visitor(1).click();
    await eventually(page.getByTestId('go')).toBeEnabled();
    await page.evaluate(() => {
      const press = (repeat: boolean) =>
        window.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', repeat, bubbles: true }));
      press(false);
      document.querySelector<HTMLButtonElement>('[data-testid="go"]')?.click();
      press(false);
      press(true);
    });
    await word('live');
    await keys('Space', 'Space');
    expect(room.heard.filter((verb) => verb === 'go')).toHaveLength(1);
    await eventually(page.getByTestId('go')).toHaveAttribute('data-reason', 'running');
  });

  test('Space with the focus on another button is GO and nothing else', async () => {
    await visitor(1).click();
    await eventually(page.getByTestId('go')).toBeEnabled();
    await page.getByTestId('panic').focus();
    await keys('Space');
    await word('live');
    expect(room.heard.filter((verb) => verb === 'panic')).toEqual([]);
  });

  test('while a ticket is typed no key runs the show; Enter takes the visitor and gives the keys back', async () => {
    await visitor(1).click();
    await eventually(page.getByTestId('go')).toBeEnabled();
    await page.getByTestId('search').focus();
    await keys('1', 'b', 'Space', 'PageDown', 'ArrowRight', 'Backspace', 'Backspace', '2');
    await eventually(page.getByTestId('visitor')).toHaveCount(1);
    await keys('Enter');
    await eventually(visitor(12)).toHaveAttribute('data-in-preview', 'true');
    await eventually(page.getByTestId('go')).toBeEnabled();
    expect(room.heard.filter((verb) => !verb.startsWith('preview'))).toEqual([]);
    await keys('Space');
    await word('live');
  });

  test('the ticket that is typed stands where one looks, however far the queue was scrolled', async () => {
    room.tell({ visitors: queueOf(60) });
    await visitor(60).click();
    await page.getByTestId('search').fill('1');
    await eventually(visitor(1)).toBeInViewport({ ratio: 1 });
    await eventually(page.getByTestId('visitor').first()).toHaveAttribute('data-ticket', '1');
  });

  test('Esc leaves the search, and twice is panic from within it', async () => {
    await page.getByTestId('search').focus();
    await keys('Escape');
    await eventually(page.getByTestId('search')).not.toBeFocused();
    expect(room.heard).toEqual([]);
    await page.getByTestId('search').focus();
    await keys('Escape', 'Escape');
    await eventually.poll(() => room.heard).toContain('panic');
  });
});

describe('the links of the chain in preview', () => {
  const link = (position: number) => page.locator(`[data-testid="link-open"][data-position="${position}"]`);
  beforeEach(async () => {
    await visitor(1).click();
    await previewed();
    await eventually(page.getByTestId('chain-link')).toHaveCount(7);
  });

  test('are pinned, left out and swapped by keys alone, and the keys of the show stay the show’s', async () => {
    await keys('2', 'p');
    await eventually(link(2)).toHaveAttribute('data-pinned', 'true');
    await eventually(link(2)).toContainText('pinned');
    await keys('3', 'x');
    await eventually(page.getByTestId('left-out')).toHaveAttribute('data-face', 'face-3');
    await eventually(link(3)).toBeFocused(); // whoever stands there now
    await keys('s');
    await eventually(page.getByTestId('swap').first()).toBeFocused();
    await keys('Enter');
    await eventually(link(3)).toHaveAttribute('data-face', 'swap-0');
    await eventually(page.getByTestId('swaps')).toHaveCount(0);
    expect(room.heard).toEqual([
      'preview visitor-1 ugliest 6 0.5',
      'preview visitor-1 ugliest 6 0.5 pinned face-2',
      'preview visitor-1 ugliest 6 0.5 pinned face-2 without face-3',
      'swaps 3',
      'swap 3 swap-0',
    ]);
    await eventually(page.getByTestId('go')).toBeEnabled();
    await keys('Space');
    await word('live');
    expect(complaints).toEqual([]);
  });

  test('are changed by hand through a menu; who was left out is let in again; another chain is taken', async () => {
    await link(1).click();
    await page.getByTestId('link-pin').click();
    await eventually(link(1)).toHaveAttribute('data-pinned', 'true');
    await link(4).click();
    await page.getByTestId('link-forbid').click();
    await eventually(page.getByTestId('left-out')).toContainText('Named face-4');
    await page.getByTestId('left-out').click();
    await eventually(page.getByTestId('left-out')).toHaveCount(0);
    await link(2).click();
    await page.getByTestId('link-swap').click();
    await page.locator('[data-testid="swap"][data-face="swap-1"]').click();
    await eventually(link(2)).toHaveAttribute('data-face', 'swap-1');
    await page.getByTestId('alternative').nth(1).click();
    await eventually(link(2)).toHaveAttribute('data-face', 'face-2-2');
    await eventually(page.getByTestId('alternative').nth(1)).toHaveAttribute('data-chain', 'swapped');
  });

  test('visitor and target are not among them; where there is no chain, what stands in the way can be dropped', async () => {
    await eventually(page.getByTestId('link-open')).toHaveCount(5);
    await page.locator('[data-target="nose"]').click();
    await previewed('impossible');
    await eventually(page.getByTestId('preview')).toContainText('The pinned faces stand in the way');
    await eventually(page.getByTestId('chain-without').getByTestId('chain-link')).toHaveCount(7);
    await eventually(page.getByTestId('link-open')).toHaveCount(0);
    await page.getByTestId('relax').click();
    await eventually.poll(() => room.heard.length).toBe(3);
  });
});

describe('by hand', () => {
  test('choosing visitor and target previews at once; what cannot be says so where one looks, and GO is off', async () => {
    await visitor(4).click();
    await previewed();
    await page.locator('[data-target="nose"]').click();
    await previewed('impossible');
    await eventually(page.getByTestId('preview')).toContainText('Nobody leads to The Nose.');
    await eventually(page.getByTestId('go')).toBeDisabled();
    await eventually(page.getByTestId('go-reason')).toHaveText('There is no such chain: see preview.');
    await page.locator('[data-target="mildred"]').click();
    await page.locator('[data-links="4"]').click();
    await eventually(page.getByTestId('chain-link')).toHaveCount(5);
    const weakest = page.locator('[data-testid="chain-link"][data-weakest="true"]');
    await eventually(weakest).toHaveCount(1);
    await eventually(weakest).toContainText('weakest');
    await eventually(page.getByTestId('chain-proof')).toHaveText('proved optimal');
  });

  test('erasing asks first', async () => {
    const erase = async (answer: string) => {
      await page.locator('[data-testid="visitor-menu"][data-visitor="visitor-4"]').click();
      await page.locator('[data-testid="visitor-erase"][data-visitor="visitor-4"]').click();
      await page.getByTestId(answer).click();
      await eventually(page.getByTestId('erase-confirm')).toHaveCount(0);
    };
    await erase('erase-cancel');
    await eventually(visitor(4)).toHaveCount(1);
    expect(room.heard).toEqual([]);
    await erase('erase-confirm');
    await eventually(visitor(4)).toHaveCount(0);
    expect(room.heard).toEqual(['erase visitor-4']);
  });

  test('star and hide change the queue; hidden visitors can be called back', async () => {
    await page.locator('[data-testid="visitor-star"][data-visitor="visitor-12"]').click();
    await eventually(visitor(12)).toHaveAttribute('data-starred', 'true');
    await page.locator('[data-testid="visitor-menu"][data-visitor="visitor-12"]').click();
    await page.locator('[data-testid="visitor-hide"][data-visitor="visitor-12"]').click();
    await eventually(visitor(12)).toHaveCount(0);
    await page.getByTestId('with-hidden').click();
    await eventually(visitor(12)).toHaveAttribute('data-hidden', 'true');
  });

  test('preview never leaks into program', async () => {
    await visitor(4).click();
    await previewed();
    await word('standby');
    await eventually(page.getByTestId('program').locator('img')).toHaveCount(0);
  });
});

test('engine lost: a banner, controls off, nothing fires later, and all is back by itself', async () => {
  await visitor(4).click();
  await eventually(page.getByTestId('go')).toBeEnabled();
  await room.vanish();
  await eventually(page.getByTestId('lost-banner')).toBeVisible();
  for (const control of ['go', 'next', 'back', 'blackout', 'panic']) {
    await eventually(page.getByTestId(control)).toBeDisabled();
  }
  await eventually(page.getByTestId('preview')).toHaveAttribute('data-state', 'ready'); // what was shown stays
  await keys('Space', 'b', 'PageDown', 'Escape', 'Escape');
  const heard = room.heard.length;
  room.stage({ type: 'BLACKOUT', on: true }); // it changed while nobody saw it
  await room.revive();
  await eventually(page.getByTestId('lost-banner')).toHaveCount(0, { timeout: 15_000 });
  await word('black');
  await eventually(page.getByTestId('go')).toBeEnabled();
  expect(room.heard).toHaveLength(heard);
});

const missingPictures = () =>
  page.evaluate(
    () => [...document.images].filter((image) => image.complete && image.naturalWidth === 0).length,
  );

test('pictures that failed while the engine was in trouble come by themselves when it is back', async () => {
  picturesAreThere = false;
  await page.reload();
  await eventually.poll(missingPictures).toBe(11 + targets.length); // 12 visitors, one of them hidden
  await room.vanish();
  picturesAreThere = true;
  await room.revive();
  await eventually.poll(missingPictures, { timeout: 15_000 }).toBe(0);
});

test('the targets’ pictures are asked for one after the other: nobody waits behind a rogue who is being drawn', async () => {
  await eventually(page.locator('.target-tile img')).toHaveCount(targets.length);
  expect(mostAtOnce).toBe(1);
});

test('a projector that is black but should not be is said', async () => {
  room.stage({
    type: 'GO',
    chain: chainOf({ visitorId: 'visitor-1', target: 'gorbag', steps: 5, alpha: 0.5 }, 1, 5),
  });
  await eventually(page.getByTestId('program')).toHaveAttribute('data-projector', 'black-but-should-show', {
    timeout: 10_000,
  });
  await eventually(page.getByTestId('program')).toContainText('The projector is black but should not be.');
  room.tell({ report: { revision: 1, screen: 'holding', faceId: 'visitor-1' } });
  await eventually(page.getByTestId('program')).toHaveAttribute('data-projector', 'agrees');
});

describe.each([
  [1920, 1080],
  [1366, 768],
  [1180, 820],
  [1024, 768],
])('at %i × %i', (width, height) => {
  test('everything is on the screen, legible, idle and running, with sixty visitors and long names', async () => {
    await page.setViewportSize({ width, height });
    room.tell({ visitors: queueOf(60) });
    await page.locator('[data-target="tenor"]').click();
    await page.locator('[data-links="12"]').click();
    await visitor(1).click();
    await eventually(page.getByTestId('chain-link')).toHaveCount(13);
    const check = async () => {
      expect(await page.evaluate(illegibleText, 14)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      for (const control of [
        'go',
        'next',
        'back',
        'blackout',
        'panic',
        'fine',
        'stage-word',
        'chain-proof',
      ]) {
        const box = (await page.getByTestId(control).boundingBox())!;
        expect(box.x, control).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width, control).toBeLessThanOrEqual(width);
        expect(box.y + box.height, control).toBeLessThanOrEqual(height);
      }
      const twelve = (await page.locator('[data-links="12"]').boundingBox())!;
      const fine = (await page.getByTestId('fine').boundingBox())!;
      expect(twelve.x + twelve.width).toBeLessThanOrEqual(fine.x);
    };
    await check();
    await page.getByTestId('go').click();
    await word('live');
    await visitor(4).click();
    await previewed();
    await check();
    await room.vanish();
    await eventually(page.getByTestId('lost-banner')).toBeVisible();
    await check();
    await room.revive();
  });
});
