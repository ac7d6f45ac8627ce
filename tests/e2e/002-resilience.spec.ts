// What goes wrong in a theatre, and what a person then sees.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enrol, goTo } from './enrol.ts';
import { expect, test } from './evening.ts';

test('the engine is killed while the projector plays: the face stays, the show goes on where it was, nobody is lost', async ({
  evening,
  open,
}) => {
  const show = await evening();
  const [booth, operator, projector] = [
    await open(show, 'booth'),
    await open(show, 'operator'),
    await open(show, 'projector'),
  ];
  await enrol(booth);
  await enrol(booth, 'generated-man.jpg');
  await expect(operator.getByTestId('visitor')).toHaveCount(2);
  const faces = await goTo(operator);
  await expect(projector.locator('body')).toHaveAttribute('data-face', faces[0]!);
  await operator.getByTestId('next').click();
  await expect(projector.locator('body')).toHaveAttribute('data-face', faces[1]!);

  const engine = () => Number(readFileSync(join(show.data, 'engine.pid'), 'utf8'));
  const killed = engine();
  process.kill(killed, 'SIGKILL');
  await expect(operator.getByTestId('lost-banner')).toBeVisible();
  await expect(projector.locator('body')).toHaveAttribute('data-engine', 'lost');
  await expect(projector.locator('body')).toHaveAttribute('data-face', faces[1]!);
  await expect(projector.locator('body')).toHaveAttribute('data-screen', /holding|morphing/);

  await expect(operator.getByTestId('lost-banner')).toBeHidden({ timeout: 60_000 });
  expect(engine()).not.toBe(killed);
  await expect(operator.getByTestId('visitor')).toHaveCount(2);
  await expect(operator.getByTestId('program')).toHaveAttribute('data-wanted-face', faces[1]!);
  await operator.getByTestId('next').click();
  await expect(projector.locator('body')).toHaveAttribute('data-face', faces[2]!);
});

test('the disk is full while a visitor is saved: booth and operator say so, and those who were there stay', async ({
  evening,
  open,
}) => {
  const show = await evening({ args: ['--visitors-megabytes', '1'] });
  const [booth, operator] = [await open(show, 'booth'), await open(show, 'operator')];
  let saved = 0;
  await expect
    .poll(
      async () => {
        try {
          await enrol(booth);
          saved++;
          return 'saved';
        } catch {
          return 'full';
        }
      },
      { timeout: 120_000, intervals: [0] },
    )
    .toBe('full');
  expect(saved).toBeGreaterThan(0);

  await booth.getByTestId('booth-start').click();
  await booth.getByTestId('booth-yes').click();
  await expect(booth.getByTestId('booth')).toHaveAttribute('data-state', 'picture', { timeout: 90_000 });
  await booth.getByTestId('booth-keep').click();
  await expect(booth.getByTestId('booth')).toHaveAttribute('data-state', 'refused', { timeout: 60_000 });
  await expect(booth.getByTestId('booth-title')).not.toBeEmpty();
  await expect(operator.getByTestId('notices')).toContainText(/disk/i);
  await expect(operator.getByTestId('visitor')).toHaveCount(saved);
});
