import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isDiskFull } from '../../engine/gallery/disk-full.ts';
import { openVisitors, type NewVisitor } from '../../engine/show/visitors.store.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tronie-visitors-'));
  file = join(folder, 'visitors.sqlite');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A picture whose bytes can be looked for in the files afterwards. */
function visitor(name: string, bytes = 20_000): NewVisitor {
  const jpeg = Buffer.alloc(bytes, `<${name}'s face>`);
  return {
    id: `id-${name}`,
    request: `request-${name}`,
    arrivedAt: 1000,
    consentVersion: '2026-11',
    model: 'model/1',
    embedding: new Float32Array(128).fill(0.25),
    portrait: { jpeg, size: 1024, landmarks: [[0.5, 0.5]] },
  };
}

/** Whether any file of the folder, the write-ahead log included, still holds this text. */
function onDisk(text: string): boolean {
  return readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text));
}

describe('the visitors store', () => {
  test('hands out tickets from 1, and the same request twice gets the same one', async () => {
    const store = await openVisitors(file);
    expect(await store.enrol(visitor('ada'))).toEqual({ visitorId: 'id-ada', ticket: 1 });
    expect(await store.enrol(visitor('bob'))).toEqual({ visitorId: 'id-bob', ticket: 2 });
    expect(await store.enrol({ ...visitor('ada'), id: 'another' })).toEqual({
      visitorId: 'id-ada',
      ticket: 1,
    });
    expect(await store.list()).toHaveLength(2);
    await store.close();
  });

  test('an erased visitor is in no file any more, and their ticket is not given to somebody else', async () => {
    const store = await openVisitors(file);
    await store.enrol(visitor('ada'));
    await store.enrol(visitor('bob'));
    expect(onDisk("<ada's face>")).toBe(true);
    expect(await store.erase('id-ada')).toBe(true);
    expect(onDisk("<ada's face>")).toBe(false);
    expect(onDisk('request-ada')).toBe(false);
    expect(onDisk("<bob's face>")).toBe(true);
    expect(await store.enrol(visitor('cleo'))).toMatchObject({ ticket: 3 });
    await store.close();
  });

  test('purge leaves nobody, no running program, and begins with ticket 1 again', async () => {
    const store = await openVisitors(file);
    await store.enrol(visitor('ada'));
    await store.enrol(visitor('bob'));
    await store.keepProgram('{"chain":"of id-ada"}');
    expect(await store.purge()).toEqual([1, 2]);
    for (const trace of ["<ada's face>", "<bob's face>", 'id-ada', 'request-bob'])
      expect(onDisk(trace)).toBe(false);
    expect(await store.keptProgram()).toBeUndefined();
    expect(await store.enrol(visitor('cleo'))).toMatchObject({ ticket: 1 });
    await store.close();
  });

  test('a full disk refuses the visitor, keeps those who were there, and takes new ones when there is room', async () => {
    const small = await openVisitors(file, 300_000);
    await small.enrol(visitor('ada'));
    const refused = await small.enrol(visitor('bob', 500_000)).catch((error: unknown) => error);
    expect(isDiskFull(refused)).toBe(true);
    expect((await small.list()).map((one) => one.id)).toEqual(['id-ada']);
    expect((await small.portrait('id-ada'))?.jpeg).toHaveLength(20_000);
    await small.close();
    const roomy = await openVisitors(file);
    expect(await roomy.enrol(visitor('bob', 500_000))).toMatchObject({ ticket: 2 });
    await roomy.close();
  });

  test('marks and counts are kept over a restart', async () => {
    const store = await openVisitors(file);
    await store.enrol(visitor('ada'));
    await store.mark('id-ada', { starred: true });
    await store.mark('id-ada', { hidden: true });
    await store.countShown('id-ada');
    await store.close();
    const again = await openVisitors(file);
    expect(await again.list()).toEqual([
      { id: 'id-ada', ticket: 1, arrivedAt: 1000, shown: 1, hidden: true, starred: true },
    ]);
    expect((await again.embedding('id-ada'))?.vector).toEqual(visitor('ada').embedding);
    await again.close();
  });

  test('erasing while others are being saved leaves no trace of the erased and loses nobody else', async () => {
    const store = await openVisitors(file);
    for (let i = 0; i < 5; i++) await store.enrol(visitor(`gone-${i}`));
    const [erased] = await Promise.all([
      Promise.all(Array.from({ length: 5 }, (_, i) => store.erase(`id-gone-${i}`))),
      ...Array.from({ length: 8 }, (_, i) => store.enrol(visitor(`kept-${i}`))),
    ]);
    expect(erased).toEqual(Array(5).fill(true));
    expect((await store.list()).map((one) => one.id)).toEqual(
      Array.from({ length: 8 }, (_, i) => `id-kept-${i}`),
    );
    for (let i = 0; i < 5; i++) expect(onDisk(`<gone-${i}'s face>`)).toBe(false);
    await store.close();
  });
});
