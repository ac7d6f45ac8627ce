// The whole evening, as its people live it: a visitor, an operator, an audience.
import type { Page } from '@playwright/test';
import { differingShare } from './differing-share.ts';
import { expect, picture, test } from './evening.ts';

const state = (page: Page, value: string) =>
  expect(page.getByTestId('booth')).toHaveAttribute('data-state', value, { timeout: 60_000 });
const screen = (page: Page, name: string, value: string) =>
  expect(page.locator('body')).toHaveAttribute(`data-${name}`, value, { timeout: 60_000 });

test('a face goes in, the chain plays on the projector, link by link, to the rogue and back to black', async ({
  evening,
  open,
}) => {
  const show = await evening();
  const [booth, operator, projector] = [
    await open(show, 'booth'),
    await open(show, 'operator'),
    await open(show, 'projector'),
  ];

  await test.step('the projector is black before anything happened', async () => {
    await screen(projector, 'screen', 'black');
    await screen(projector, 'engine', 'open');
    expect(await brightness(projector)).toBeLessThan(2);
  });

  await test.step('the visitor says yes, is framed, photographed, and keeps the picture', async () => {
    await state(booth, 'attract');
    await expect(booth.getByTestId('booth-sitter')).toBeVisible({ timeout: 60_000 });
    await picture(booth, 'booth-attract');
    await booth.getByTestId('booth-start').click();
    await state(booth, 'consent');
    await picture(booth, 'booth-consent');
    await booth.getByTestId('booth-yes').click();
    await expect(booth.getByTestId('booth')).toHaveAttribute('data-state', /framing|countdown/, {
      timeout: 60_000,
    });
    await picture(booth, 'booth-framing');
    await state(booth, 'picture'); // by itself: nobody presses a button
    await picture(booth, 'booth-picture');
    await booth.getByTestId('booth-keep').click();
    await state(booth, 'thanks');
    await expect(booth.getByTestId('booth-ticket')).toHaveText('1');
    await picture(booth, 'booth-thanks');
  });

  await test.step('the operator sees the ticket and previews a chain to a rogue', async () => {
    await expect(operator.getByTestId('visitor')).toHaveCount(1);
    await expect(operator.getByTestId('visitor')).toHaveAttribute('data-ticket', '1');
    const rogue = operator.locator('[data-testid="target"][data-target^="rogue"]').first();
    await rogue.click();
    await operator.getByTestId('visitor').click();
    await expect(operator.getByTestId('preview')).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
    await expect(operator.getByTestId('chain-proof')).toHaveAttribute('data-optimal', 'true');
    const pictures = operator.getByTestId('chain-link').locator('img');
    await expect
      .poll(() =>
        pictures.evaluateAll(
          (all) => all.length > 0 && all.every((one) => (one as HTMLImageElement).naturalWidth > 0),
        ),
      )
      .toBe(true);
    await picture(operator, 'operator-preview');
  });

  await test.step('preview never leaks: the projector is still black', async () => {
    await screen(projector, 'screen', 'black');
    expect(await brightness(projector)).toBeLessThan(2);
  });

  const links = operator.getByTestId('chain-link');
  const faces: string[] = [];
  for (const link of await links.all()) faces.push((await link.getAttribute('data-face'))!);
  expect(faces.length).toBeGreaterThanOrEqual(4);
  expect(new Set(faces).size).toBe(faces.length);

  await test.step('GO shows the visitor', async () => {
    await operator.getByTestId('go').click();
    await screen(projector, 'screen', 'holding');
    await screen(projector, 'face', faces[0]!);
    expect(await brightness(projector)).toBeGreaterThan(20);
    await expect(operator.getByTestId('program')).toHaveAttribute('data-word', 'live');
  });

  await screen(projector, 'settled', 'true');
  let before = await projector.screenshot();
  await picture(projector, 'projector-visitor');
  for (const [index, face] of faces.entries()) {
    if (index === 0) continue;
    await test.step(`link ${index} is shown, by a morph whose pixels move`, async () => {
      await operator.getByTestId('next').click();
      await screen(projector, 'screen', 'morphing');
      const during = await projector.screenshot();
      await screen(projector, 'screen', 'holding');
      await screen(projector, 'face', face);
      await screen(projector, 'settled', 'true');
      const after = await projector.screenshot();
      expect(await differingShare(before, during)).toBeGreaterThan(0.01);
      expect(await differingShare(during, after)).toBeGreaterThan(0.01);
      expect(await differingShare(before, after)).toBeGreaterThan(0.05);
      before = after;
      if (index === 1) await picture(projector, 'projector-link');
      if (index === 2) await picture(operator, 'operator-live');
    });
  }
  await picture(projector, 'projector-rogue');

  await test.step('the punch line, then black', async () => {
    expect(faces.at(-1)).toMatch(/^rogue/);
    await operator.getByTestId('next').click();
    await screen(projector, 'screen', 'punch-line');
    await expect(projector.getByTestId('projector-punch')).not.toBeEmpty();
    await screen(projector, 'settled', 'true');
    await picture(projector, 'projector-punch-line');
    await operator.getByTestId('next').click();
    await screen(projector, 'screen', 'black');
    await expect.poll(() => brightness(projector)).toBeLessThan(2);
    await expect(operator.getByTestId('visitor')).toHaveAttribute('data-shown', /^(1|true)$/);
  });
});

/** Mean of all pixels of the page, 0…255. */
async function brightness(page: Page): Promise<number> {
  const { default: sharp } = await import('sharp');
  const { channels } = await sharp(await page.screenshot())
    .removeAlpha()
    .stats();
  return channels.reduce((sum, channel) => sum + channel.mean, 0) / channels.length;
}
