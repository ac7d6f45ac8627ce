import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createFacesPool } from '../../engine/faces/faces-pool.ts';
import { createFaces, type Faces, type FacesOptions } from '../../engine/faces/faces.ts';
import { ModelsMissingError } from '../../engine/faces/model-session.ts';
import { PictureError } from '../../engine/faces/picture-error.ts';
import { generatedFace, MODELS, scene } from './fixture.ts';

let pool: Faces;

beforeAll(async () => {
  pool = await createFacesPool({ models: MODELS });
});

afterAll(() => pool.close());

describe('createFacesPool', () => {
  it('answers exactly as the networks do in this thread', async () => {
    const woman = await generatedFace('woman');
    const here = await createFaces({ models: MODELS });
    expect(pool.model).toBe(here.model);
    const expected = await here.describe(woman);
    expect(await pool.describe(woman)).toEqual(expected);
    const portrait = await here.portrait(woman, expected.faces[0]!);
    expect(await pool.portrait(woman, expected.faces[0]!)).toEqual(portrait);
    await here.close();
    // The caller's bytes are still the caller's.
    expect(woman.length).toBeGreaterThan(0);
  });

  it('never holds up the event loop while it works', async () => {
    const large = await scene(4000, 3000, [[await generatedFace('man'), 600, 1500, 900]]);
    let ticks = 0;
    let [last, longest] = [performance.now(), 0];
    const clock = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      ticks++;
    }, 5);
    const { faces } = await pool.describe(large);
    clearInterval(clock);
    expect(faces).toHaveLength(1);
    expect(ticks).toBeGreaterThan(10);
    // The work itself takes several hundred ms; a crowded test machine may miss a few ticks.
    expect(longest).toBeLessThan(150);
  });

  it('describes pictures in another thread than the server’s', async () => {
    const thread = new SharedArrayBuffer(4);
    new Int32Array(thread)[0] = threadId;
    const options = { models: MODELS, thread } as FacesOptions;
    const elsewhere = await createFacesPool(
      options,
      fileURLToPath(new URL('./thread.worker.ts', import.meta.url)),
    );
    expect((await elsewhere.describe(await generatedFace('woman'))).faces).toHaveLength(1);
    expect(new Int32Array(thread)[0]).not.toBe(threadId);
    await elsewhere.close();
  });

  it('carries what is wrong with a picture over the thread, with its code', async () => {
    const error: unknown = await pool.describe(Buffer.from('text')).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(PictureError);
    expect(error).toMatchObject({ code: 'not-a-picture' });
    await expect(pool.embedChips([new Uint8Array(5)])).rejects.toBeInstanceOf(RangeError);
  });

  it('replaces a worker that died and tries its task once more', async () => {
    const lives = new SharedArrayBuffer(4);
    const options = { models: MODELS, lives } as FacesOptions;
    const dying = await createFacesPool(
      options,
      fileURLToPath(new URL('./dying.worker.ts', import.meta.url)),
    );
    new Int32Array(lives)[0] = 1;
    expect(await dying.embedChips([])).toEqual([new Float32Array(128).fill(0.5)]);
    new Int32Array(lives)[0] = 2;
    await expect(dying.embedChips([])).rejects.toThrow();
    expect(await dying.embedChips([])).toHaveLength(1);
    await dying.close();
  });

  it('says what to do when the networks are not there', async () => {
    const missing = createFacesPool({ models: join(MODELS, 'nowhere') });
    await expect(missing).rejects.toBeInstanceOf(ModelsMissingError);
  });
});
