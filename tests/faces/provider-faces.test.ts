import { expect, test, vi } from 'vitest';

import { PictureError } from '../../engine/faces/picture-error.ts';
import { createProviderFaces } from '../../engine/faces/provider-faces.ts';
import { pictureWith, standIn, type StandIn } from './provider-stand-in.ts';

const picture = new Uint8Array(1);
const CPU = 1;
const CARD = 2;

/** A house on `card`; `lost` collects why it was given up. */
function house(card: StandIn, cpu = standIn('cpu', () => Promise.resolve(pictureWith(CPU)))) {
  const lost: string[] = [];
  const faces = createProviderFaces({
    cpu,
    onLost: (provider, reason) => lost.push(`${provider}: ${reason}`),
    patience: 20,
  });
  const seen: string[] = [];
  faces.onProviderChange(() => seen.push(faces.provider));
  faces.use(card);
  return { faces, cpu, lost, seen };
}

test('what is asked goes to the card while it answers, portraits stay with the CPU', async () => {
  const card = standIn('webgpu', () => Promise.resolve(pictureWith(CARD)));
  const { faces, cpu, lost, seen } = house(card);
  expect((await faces.describe(picture)).width).toBe(CARD);
  await faces.embedChips([]);
  await faces.portrait(picture, { landmarks: [] });
  expect(card.asked).toEqual(['describe', 'embedChips']);
  expect(cpu.asked).toEqual(['portrait']);
  expect([lost, seen, faces.provider]).toEqual([[], ['webgpu'], 'webgpu']);
});

test('a session that throws costs nobody a picture: the CPU answers it, and everything after it', async () => {
  let runs = 0;
  const card = standIn('cuda', () =>
    runs++ < 2 ? Promise.resolve(pictureWith(CARD)) : Promise.reject(new Error('device removed')),
  );
  const { faces, lost, seen } = house(card);
  const widths: number[] = [];
  for (let i = 0; i < 4; i++) widths.push((await faces.describe(picture)).width);
  expect(widths).toEqual([CARD, CARD, CPU, CPU]);
  expect(runs).toBe(3);
  expect(lost).toEqual(['cuda: device removed']);
  expect(seen).toEqual(['cuda', 'cpu']);
  expect(card.closed()).toBe(true);
});

test.each([
  ['zeros', 0],
  ['no numbers', NaN],
])('a card that answers with %s is given up, and nobody gets these numbers', async (_, length) => {
  const card = standIn('webgpu', () => Promise.resolve(pictureWith(CARD, length)));
  const { faces, lost } = house(card);
  expect((await faces.describe(picture)).width).toBe(CPU);
  expect(lost).toEqual(['webgpu: its numbers cannot be right']);
});

test('a card that says nothing is overtaken by the CPU', async () => {
  const card = standIn('webgpu', () => new Promise(() => undefined));
  const { faces, lost } = house(card);
  expect((await faces.describe(picture)).width).toBe(CPU);
  expect(lost).toEqual(['webgpu: the CPU has overtaken it']);
  expect(faces.provider).toBe('cpu');
});

test('a card that is only slow, but first, stays', async () => {
  const slow = Promise.withResolvers<ReturnType<typeof pictureWith>>();
  const late = Promise.withResolvers<ReturnType<typeof pictureWith>>();
  const card = standIn('webgpu', () => slow.promise);
  const cpu = standIn('cpu', () => late.promise);
  const { faces, lost } = house(card, cpu);
  const asked = faces.describe(picture);
  await vi.waitFor(() => {
    expect(cpu.asked).toEqual(['describe']);
  });
  slow.resolve(pictureWith(CARD));
  expect((await asked).width).toBe(CARD);
  late.resolve(pictureWith(CPU));
  await late.promise;
  expect([lost, faces.provider]).toEqual([[], 'webgpu']);
});

test('a card that finds nobody is doubted: what the CPU finds counts', async () => {
  const nobody = { width: CARD, height: 1, faces: [] };
  const blind = house(standIn('webgpu', () => Promise.resolve(nobody)));
  expect((await blind.faces.describe(picture)).width).toBe(CPU);
  expect(blind.lost).toEqual(['webgpu: it missed a face']);
  const empty = house(
    standIn('webgpu', () => Promise.resolve(nobody)),
    standIn('cpu', () => Promise.resolve(nobody)),
  );
  expect((await empty.faces.describe(picture)).faces).toEqual([]);
  expect(empty.lost).toEqual([]);
});

test('a bad picture is not the fault of the card', async () => {
  const error = new PictureError('not-a-picture', 'This is no picture.');
  const { faces, lost } = house(standIn('webgpu', () => Promise.reject(error)));
  await expect(faces.describe(picture)).rejects.toBe(error);
  expect([lost, faces.provider]).toEqual([[], 'webgpu']);
});

test('a card that dies while nobody asks is noticed at once', async () => {
  const card = standIn('cuda', () => Promise.resolve(pictureWith(CARD)));
  const { faces, lost } = house(card);
  card.die('it ended with SIGABRT');
  await vi.waitFor(() => {
    expect(faces.provider).toBe('cpu');
  });
  expect(lost).toEqual(['cuda: it ended with SIGABRT']);
});

test('the card before is let go only when the next one is in use', async () => {
  const first = standIn('webgpu', () => Promise.resolve(pictureWith(CARD)));
  const second = standIn('cuda', () => Promise.resolve(pictureWith(3)));
  const { faces, lost } = house(first);
  faces.use(second);
  expect([first.closed(), faces.provider]).toEqual([true, 'cuda']);
  first.die('it was closed');
  expect((await faces.describe(picture)).width).toBe(3);
  expect(lost).toEqual([]);
});
