// The operator changes the chain before anybody sees it: pins, leaves out, swaps, takes another; GO plays what is there.
import type { Page } from '@playwright/test';
import { enrol } from './enrol.ts';
import { expect, picture, test } from './evening.ts';

const faces = (operator: Page) =>
  operator
    .getByTestId('chain-link')
    .evaluateAll((links) => links.map((link) => (link as HTMLElement).dataset['face']!));

test('pin, leave out, swap, take another chain; GO plays exactly what is in preview', async ({
  evening,
  open,
}) => {
  const show = await evening();
  const booth = await open(show, 'booth');
  await enrol(booth);
  const [operator, projector] = [await open(show, 'operator'), await open(show, 'projector')];
  const link = (position: number) =>
    operator.locator(`[data-testid="link-open"][data-position="${position}"]`);
  const ready = async () => {
    await expect(operator.getByTestId('preview')).toHaveAttribute('data-state', 'ready');
    await expect(operator.getByTestId('go')).toBeEnabled();
  };

  await operator.locator('[data-target="rogue-orc"]').click();
  await operator.locator('[data-links="5"]').click();
  await operator.getByTestId('visitor').click();
  await ready();
  const first = await faces(operator);
  expect(first).toHaveLength(6);

  await test.step('a pinned face stays when another is left out', async () => {
    await link(2).click();
    await operator.getByTestId('link-pin').click();
    await expect(link(2)).toHaveAttribute('data-pinned', 'true');
    await ready();
    await operator.keyboard.press('3');
    await operator.keyboard.press('x');
    await expect(operator.getByTestId('left-out')).toHaveAttribute('data-face', first[3]!);
    await ready();
    const now = await faces(operator);
    expect(now).toContain(first[2]);
    expect(now).not.toContain(first[3]);
  });

  await test.step('a swap changes one face and nothing else', async () => {
    const before = await faces(operator);
    const position = before.findIndex((face, index) => index > 0 && index < 5 && face !== first[2]);
    await link(position).click();
    await operator.getByTestId('link-swap').click();
    const swap = operator.getByTestId('swap').first();
    await expect(swap).toBeVisible();
    await picture(operator, 'operator-swap');
    const chosen = (await swap.getAttribute('data-face'))!;
    await swap.click();
    await expect(link(position)).toHaveAttribute('data-face', chosen);
    await ready();
    expect(await faces(operator)).toEqual(before.with(position, chosen));
  });

  await test.step('another chain is taken; it keeps the pinned faces', async () => {
    const before = await faces(operator);
    const chain = operator.getByTestId('alternative').first();
    const id = (await chain.getAttribute('data-chain'))!;
    await chain.click();
    await expect(operator.locator(`[data-testid="alternative"][data-chain="${id}"]`)).toHaveCount(0);
    await ready();
    const now = await faces(operator);
    expect(now).not.toEqual(before);
    expect(now).toContain(first[2]);
  });

  const wanted = await faces(operator);
  // Faces that nobody has seen before are drawn now; an operator waits for them, too.
  await expect
    .poll(
      () =>
        operator
          .locator('[data-testid="chain-link"] img')
          .evaluateAll((images) => images.every((image) => (image as HTMLImageElement).naturalWidth > 0)),
      { timeout: 90_000 },
    )
    .toBe(true);
  await operator.keyboard.press('Space');
  const shown: string[] = [];
  for (const face of wanted) {
    await expect(projector.locator('body')).toHaveAttribute('data-face', face);
    await expect(projector.locator('body')).toHaveAttribute('data-screen', 'holding');
    shown.push(face);
    await operator.keyboard.press('PageDown');
  }
  expect(shown).toEqual(wanted);
  await expect(projector.locator('body')).toHaveAttribute('data-screen', 'punch-line');
});
