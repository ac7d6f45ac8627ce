import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Enrolled } from '../../engine/show/show.ts';
import { expect } from './evening.ts';

/** Takes a visitor in the way the booth's page does, without its half minute: for tests of what comes after. */
export async function enrol(booth: Page, fixture = 'generated-woman.jpg'): Promise<Enrolled> {
  const answer = await booth.request.post(new URL('pictures', booth.url()).href, {
    data: readFileSync(join(import.meta.dirname, '../fixtures/pictures', fixture)),
    headers: {
      'content-type': 'image/jpeg',
      'x-tronie-consent': '2026-11',
      'x-tronie-request': randomUUID(),
    },
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()) as Enrolled;
}

/** Previews the newest visitor's chain to the ugliest and puts it on the stage. @returns the faces of the chain */
export async function goTo(operator: Page, target = 'ugliest'): Promise<string[]> {
  await operator.locator(`[data-testid="target"][data-target="${target}"]`).click();
  await operator.getByTestId('visitor').last().click();
  await expect(operator.getByTestId('preview')).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  const links = await operator.getByTestId('chain-link').all();
  const faces = await Promise.all(links.map(async (link) => (await link.getAttribute('data-face'))!));
  await operator.getByTestId('go').click();
  return faces;
}
