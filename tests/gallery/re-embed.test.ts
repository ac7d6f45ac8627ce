import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { openGallery, type GalleryStore } from '../../engine/gallery/gallery.store.ts';
import { reEmbed } from '../../engine/gallery/re-embed.ts';
import { servedModel } from '../../engine/gallery/re-embed-model.ts';
import { NEW, OLD, newFaces, oldFace, portraitOf, vectorFor } from './re-embed-stand-in.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tronie-re-embed-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const never = new AbortController().signal;
const ids = (count: number) => Array.from({ length: count }, (_, i) => `g-${String(i).padStart(3, '0')}`);

async function galleryOf(count: number, file = ':memory:'): Promise<GalleryStore> {
  const store = await openGallery(file);
  await store.put(ids(count).map((id) => oldFace(id)));
  return store;
}

test('nothing is done to a gallery of the present model', async () => {
  const store = await galleryOf(3);
  const faces = { model: OLD, describe: () => Promise.reject(new Error('nobody should be measured')) };
  const report = await reEmbed({ store, faces, portrait: portraitOf, signal: never });
  expect(report).toEqual({ measured: 0, switched: false, failed: [] });
  await store.close();
});

test('the show uses the old vectors until everybody has a new one, then only new ones are left', async () => {
  const store = await galleryOf(5);
  const served: string[] = [];
  const faces = newFaces();
  const watched = {
    model: NEW,
    async describe(picture: Uint8Array) {
      served.push(await servedModel(store, NEW));
      expect((await store.vectors(OLD)).faces).toHaveLength(5);
      return faces.describe(picture);
    },
  };
  const started: number[] = [];
  const report = await reEmbed({
    store,
    faces: watched,
    portrait: portraitOf,
    onStart: (count) => started.push(count),
    signal: never,
  });
  expect(report).toEqual({ measured: 5, switched: true, failed: [] });
  expect(started).toEqual([5]);
  expect(served).toEqual(Array<string>(5).fill(OLD));
  expect(await servedModel(store, NEW)).toBe(NEW);
  expect(await store.models()).toEqual([{ model: NEW, faces: 5 }]);
  const { faces: rows, vectors } = await store.vectors(NEW);
  rows.forEach(({ id }, row) => {
    expect(vectors.subarray(row * 128, (row + 1) * 128)).toEqual(vectorFor(id));
  });
  await store.close();
});

test('wherever it is interrupted, however often: nothing is lost, nobody is measured twice, and it gets done', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.nat(4), { maxLength: 5 }),
      async (count, stops) => {
        const store = await galleryOf(count);
        const seen: string[] = [];
        for (const stop of [...stops, Infinity]) {
          const control = new AbortController();
          let left = stop;
          const run = reEmbed({
            store,
            faces: newFaces({ onDescribe: (id) => seen.push(id) }),
            portrait(id) {
              if (left-- <= 0) control.abort();
              return portraitOf(id);
            },
            signal: control.signal,
          });
          await run.catch(() => undefined);
          const served = await servedModel(store, NEW);
          // Whole, whichever it is.
          expect((await store.vectors(served)).faces.map(({ id }) => id)).toEqual(ids(count));
        }
        expect(await store.models()).toEqual([{ model: NEW, faces: count }]);
        // One picture may have been under way at each stop.
        expect(seen.length).toBeLessThanOrEqual(count + stops.length);
        await store.close();
      },
    ),
    { numRuns: 30 },
  );
});

test('kill -9 in the middle loses nothing, and the next run goes on where it was', async () => {
  const file = join(folder, 'gallery.sqlite');
  await (await galleryOf(40, file)).close();
  const engine = (path: string) => JSON.stringify(join(import.meta.dirname, path));
  const script = join(folder, 'run.ts');
  writeFileSync(
    script,
    `import { openGallery } from ${engine('../../engine/gallery/gallery.store.ts')};
     import { reEmbed } from ${engine('../../engine/gallery/re-embed.ts')};
     import { newFaces, portraitOf } from ${engine('./re-embed-stand-in.ts')};
     const store = await openGallery(${JSON.stringify(file)});
     const faces = newFaces({ onDescribe: () => process.stdout.write('.') , stopAfter: 9 });
     await reEmbed({ store, faces, portrait: portraitOf, signal: new AbortController().signal });`,
  );
  const running = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let dots = 0;
  await new Promise<void>((resolve) => {
    running.stdout.on('data', (chunk: Buffer) => {
      dots += chunk.length;
      if (dots >= 10) resolve();
    });
  });
  running.kill('SIGKILL');
  await new Promise((resolve) => running.once('close', resolve));
  const store = await openGallery(file);
  expect(await store.models()).toEqual(
    [
      { model: NEW, faces: 9 },
      { model: OLD, faces: 40 },
    ].toSorted((a, b) => (a.model < b.model ? -1 : 1)),
  );
  expect(await servedModel(store, NEW)).toBe(OLD);
  const report = await reEmbed({ store, faces: newFaces(), portrait: portraitOf, signal: never });
  expect(report).toEqual({ measured: 31, switched: true, failed: [] });
  expect((await store.vectors(NEW)).faces.map(({ id }) => id)).toEqual(ids(40));
  await store.close();
});

test('a face that the new model does not find keeps its old vector, and the others switch', async () => {
  const store = await galleryOf(4);
  const faces = newFaces({ blindTo: ['g-001'] });
  const report = await reEmbed({ store, faces, portrait: portraitOf, signal: never });
  expect(report).toEqual({
    measured: 3,
    switched: true,
    failed: [{ id: 'g-001', reason: 'no face was found in its picture' }],
  });
  expect(await servedModel(store, NEW)).toBe(NEW);
  expect((await store.vectors(OLD)).faces.map(({ id }) => id)).toEqual(['g-001']);
  // It is tried again at every start.
  const again = await reEmbed({ store, faces: newFaces(), portrait: portraitOf, signal: never });
  expect(again).toEqual({ measured: 1, switched: true, failed: [] });
  expect(await store.models()).toEqual([{ model: NEW, faces: 4 }]);
  await store.close();
});

test('a face that is removed meanwhile stays removed', async () => {
  const store = await galleryOf(3);
  const faces = newFaces();
  const report = await reEmbed({
    store,
    faces: {
      model: NEW,
      async describe(picture) {
        await store.remove(['g-001', 'g-002']);
        return faces.describe(picture);
      },
    },
    portrait: portraitOf,
    signal: never,
  });
  expect(report.failed).toEqual([]);
  expect((await store.list()).map(({ id }) => id)).toEqual(['g-000']);
  expect(await store.models()).toEqual([{ model: NEW, faces: 1 }]);
  await store.close();
});

test('the picture that a face came from is measured where it still lies, and only that one', async () => {
  const [kept, changed] = ['the picture of kept', 'the picture of changed'].map((text, i) => {
    const source = join(folder, `${i}.jpg`);
    writeFileSync(source, text);
    const checksum = createHash('sha256').update(text).digest('hex').slice(0, 16);
    return oldFace(`celebrity-${checksum}`, { source, latent: null });
  });
  writeFileSync(changed!.source, 'another picture of the same name');
  const store = await openGallery(':memory:');
  await store.put([kept!, changed!]);
  const seen: string[] = [];
  const faces = newFaces({ onDescribe: (text) => seen.push(text) });
  await reEmbed({ store, faces, portrait: portraitOf, signal: never });
  expect(seen.toSorted()).toEqual([changed!.id, 'the picture of kept'].toSorted());
  await store.close();
});

test('a starter gallery that comes with new vectors leaves the show its old ones until the switch', async () => {
  const store = await openGallery(':memory:');
  const imported = oldFace('celebrity-1', { latent: null });
  await store.put([oldFace('g-000'), oldFace('g-001'), imported]);
  await store.put([oldFace('g-000', { model: NEW }), oldFace('g-001', { model: NEW, latent: '{"seed":2}' })]);
  // g-001 is drawn otherwise now: its old vector would be of another face.
  expect((await store.vectors(OLD)).faces.map(({ id }) => id)).toEqual(['celebrity-1', 'g-000']);
  await reEmbed({ store, faces: newFaces(), portrait: portraitOf, signal: never });
  expect(await store.models()).toEqual([{ model: NEW, faces: 3 }]);
  await store.close();
});
