import { pino } from 'pino';
import { expect, test } from 'vitest';

import { loadGallery } from '../../engine/gallery/gallery.ts';
import { openGallery } from '../../engine/gallery/gallery.store.ts';
import { servedModel } from '../../engine/gallery/re-embed-model.ts';
import {
  measureGalleryAgain,
  type MeasureGalleryAgainParts,
} from '../../engine/server/measure-gallery-again.ts';
import { createNotices } from '../../engine/show/notices.ts';
import { NEW, newFaces, oldFace, OLD, portraitOf } from '../gallery/re-embed-stand-in.ts';

const logger = pino({ level: 'silent' });

/** An engine whose gallery was measured by the older model. */
async function updated(describe = newFaces().describe) {
  const store = await openGallery(':memory:');
  await store.put(['a', 'b', 'c'].map((id) => oldFace(id)));
  const draw = () => portraitOf('c');
  const load = async () => loadGallery({ store, model: await servedModel(store, NEW), draw });
  let gallery = await load();
  // Only the model's name and `describe` of the faces are used.
  const faces = { model: NEW, describe } as MeasureGalleryAgainParts['rooms']['faces'];
  const rooms = {
    store,
    faces,
    gallery: () => ({ ...gallery, portrait: portraitOf }),
    async reload() {
      gallery = await load();
    },
  };
  const notices = createNotices(() => 0);
  const said = () => notices.list().map(({ level, text }) => `${level}: ${text}`);
  return { rooms, notices, said, logger, signal: new AbortController().signal };
}

test('the operator is told when it begins and when it is done, and the show has the new vectors then', async () => {
  const engine = await updated();
  expect(engine.rooms.gallery().model).toBe(OLD);
  await measureGalleryAgain(engine);
  expect(engine.rooms.gallery()).toMatchObject({
    model: NEW,
    faces: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
  });
  expect(engine.said()).toEqual([
    expect.stringMatching(/^info: .*3 faces.*measured again\. Visitors who come in now/),
    'info: The gallery has been measured again: 3 faces.',
  ]);
  // The next start has nothing to do, and says nothing.
  await measureGalleryAgain(engine);
  expect(engine.said()).toHaveLength(2);
});

test('faces that are left out are named', async () => {
  const engine = await updated(newFaces({ blindTo: ['b'] }).describe);
  await measureGalleryAgain(engine);
  expect(engine.rooms.gallery().faces.map(({ id }) => id)).toEqual(['a', 'c']);
  expect(engine.said().at(-1)).toMatch(
    /^warning: .* 2 faces\. 1 could not be measured and are left out: b\./,
  );
});

test('a gallery that cannot be written leaves the show on the old vectors and says what to do', async () => {
  const engine = await updated();
  const full = () => Promise.reject(new Error('database or disk is full'));
  await measureGalleryAgain({
    ...engine,
    rooms: { ...engine.rooms, store: { ...engine.rooms.store, putVector: full } },
  });
  expect(engine.rooms.gallery().model).toBe(OLD);
  expect(engine.said().at(-1)).toMatch(/^error: .*disk is full.*free some space/);
});
