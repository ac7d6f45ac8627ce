import { expect, test } from 'vitest';
import { drawAhead } from '../../engine/gallery/draw-ahead.ts';
import type { GalleryFace } from '../../engine/gallery/gallery-face.ts';

const face = (id: string, kind: GalleryFace['kind']): GalleryFace => ({
  id,
  kind,
  name: { en: id, nl: id },
  caption: null,
  biography: null,
  punchLine: null,
  ugliness: null,
  source: '',
  licence: '',
  credit: '',
});
const faces = [face('g-1', 'generated'), face('g-2', 'generated'), face('r-1', 'rogue')];
const portrait = { jpeg: new Uint8Array(1), size: 1, landmarks: [] };

test('draws everybody once, the rogues first', async () => {
  const drawn: string[] = [];
  await drawAhead(
    { faces, portrait: (id) => Promise.resolve((drawn.push(id), portrait)) },
    new AbortController().signal,
  );
  expect(drawn).toEqual(['r-1', 'g-1', 'g-2']);
});

test('stops with the show, in the middle of a pause', async () => {
  const drawn: string[] = [];
  const control = new AbortController();
  const drawing = drawAhead(
    {
      faces,
      portrait: async (id) => {
        drawn.push(id);
        await new Promise((resolve) => setTimeout(resolve, 20)); // a pause of nine times this follows
        if (id === 'g-1')
          setTimeout(() => {
            control.abort();
          }, 1);
        return portrait;
      },
    },
    control.signal,
  );
  await drawing;
  expect(drawn).toEqual(['r-1', 'g-1']);
});

test('gives up quietly when a portrait cannot be drawn', async () => {
  await expect(
    drawAhead(
      { faces, portrait: () => Promise.reject(new Error('disk full')) },
      new AbortController().signal,
    ),
  ).resolves.toBeUndefined();
});
