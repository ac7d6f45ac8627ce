import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NewGalleryFace } from '../../engine/gallery/gallery-face.ts';
import { openGallery } from '../../engine/gallery/gallery.store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tronie-gallery-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function face(id: string, over: Partial<NewGalleryFace> = {}): NewGalleryFace {
  return {
    id,
    kind: 'generated',
    name: { en: `Name ${id}`, nl: `Naam ${id}` },
    caption: { en: '61, notary', nl: '61, notaris' },
    biography: null,
    punchLine: null,
    ugliness: null,
    source: 'test',
    licence: 'CC0-1.0',
    credit: '',
    latent: '{"seed":1}',
    embedding: Float32Array.from({ length: 128 }, (_, i) => Math.fround(i / 7)),
    model: 'model/1',
    ...over,
  };
}

describe('the gallery store', () => {
  test('gives back what was put in, vectors to the last bit, ordered by id', async () => {
    const store = await openGallery(join(folder, 'gallery.sqlite'));
    await store.put([face('b'), face('a', { ugliness: 0.5, kind: 'rogue' })]);
    const { faces, vectors, dimensions } = await store.vectors('model/1');
    expect(faces.map((one) => one.id)).toEqual(['a', 'b']);
    expect(dimensions).toBe(128);
    expect(vectors.subarray(128)).toEqual(face('b').embedding);
    expect(faces[0]).toMatchObject({ ugliness: 0.5, kind: 'rogue', caption: { nl: '61, notaris' } });
    await store.close();
  });

  test('never mixes vectors of two models', async () => {
    const store = await openGallery(join(folder, 'gallery.sqlite'));
    await store.put([face('old'), face('new', { model: 'model/2' })]);
    expect((await store.vectors('model/2')).faces.map((one) => one.id)).toEqual(['new']);
    await store.close();
  });

  test('puts all faces of a call or none', async () => {
    const store = await openGallery(join(folder, 'gallery.sqlite'));
    const broken = face('broken', { source: null as unknown as string });
    await expect(store.put([face('fine'), broken])).rejects.toThrow(/NOT NULL/);
    expect(await store.list()).toEqual([]);
    await store.close();
  });

  test('replacing a face drops the portrait that was drawn from its old latent', async () => {
    const store = await openGallery(join(folder, 'gallery.sqlite'));
    await store.put([face('a')]);
    await store.putPortrait('a', { jpeg: new Uint8Array([1, 2, 3]), size: 512, landmarks: [[0.25, 0.5]] });
    expect(await store.portrait('a')).toMatchObject({
      size: 512,
      landmarks: [[0.25, 0.5]],
    });
    await store.put([face('a', { latent: '{"seed":2}' })]);
    expect(await store.portrait('a')).toBeUndefined();
    await store.close();
  });

  test('a file that is no database is refused with a sentence that names it', async () => {
    const file = join(folder, 'gallery.sqlite');
    writeFileSync(file, 'this is no database, just a text that somebody saved under its name'.repeat(20));
    await expect(openGallery(file)).rejects.toThrow(new RegExp(`${file}.*damaged or is no database`));
    expect(readFileSync(file, 'utf8')).toContain('just a text');
  });

  test('what was acknowledged survives kill -9', async () => {
    const file = join(folder, 'gallery.sqlite');
    const script = join(folder, 'writer.ts');
    const store = join(import.meta.dirname, '../../engine/gallery/gallery.store.ts');
    writeFileSync(
      script,
      `import { openGallery } from ${JSON.stringify(store)};
       const gallery = await openGallery(${JSON.stringify(file)});
       for (let i = 0; ; i++) { await gallery.putFact('n' + i, String(i)); process.stdout.write(i + '\\n'); }`,
    );
    const writer = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    await new Promise<void>((resolve) => {
      writer.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.split('\n').length > 20) resolve();
      });
    });
    writer.kill('SIGKILL');
    await new Promise((resolve) => writer.once('close', resolve));
    const acknowledged = said.split('\n').slice(0, -1).map(Number);
    const reopened = await openGallery(file);
    for (const i of acknowledged) expect(await reopened.fact(`n${i}`)).toBe(String(i));
    await reopened.close();
    expect(acknowledged.length).toBeGreaterThanOrEqual(20);
  });
});
