import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { createFaces } from '../../engine/faces/faces.ts';
import { PictureError } from '../../engine/faces/picture-error.ts';
import { createProviderFaces } from '../../engine/faces/provider-faces.ts';
import { createProviderProcess } from '../../engine/faces/provider-process.ts';
import { generatedFace, MODELS } from './fixture.ts';
import { pictureWith, standIn } from './provider-stand-in.ts';

const file = fileURLToPath(new URL('./breaking-provider.worker.ts', import.meta.url));
const picture = new Uint8Array(3);

describe('createProviderProcess', () => {
  it('answers from another process, exactly as the networks do here', async () => {
    const woman = await generatedFace('woman');
    const there = await createProviderProcess({ models: MODELS, provider: 'cpu' });
    const here = await createFaces({ models: MODELS });
    expect(await there.describe(woman)).toEqual(await here.describe(woman));
    const error: unknown = await there.describe(picture).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(PictureError);
    await expect(there.embedChips([picture])).rejects.toBeInstanceOf(RangeError);
    await there.close();
    await expect(there.describe(woman)).rejects.toThrow(/closed|ended/);
    await here.close();
  });

  it('says why a provider does not open', async () => {
    await expect(createProviderProcess({ models: 'start', provider: 'webgpu', file })).rejects.toThrow(
      'it ended with exit status 3',
    );
    const signal = AbortSignal.abort();
    await expect(createProviderProcess({ models: 'x', provider: 'webgpu', file, signal })).rejects.toThrow(
      'not needed any more',
    );
  });

  it.each([
    ['throw', /device lost/],
    ['abort', /SIGABRT/],
    ['hang', /the CPU has overtaken it/],
  ])('loses no picture when the driver lets it %s', async (way, reason) => {
    const lost: string[] = [];
    const cpu = standIn('cpu', () => Promise.resolve(pictureWith(-1)));
    const faces = createProviderFaces({ cpu, onLost: (_, why) => lost.push(why), patience: 100 });
    faces.use(await createProviderProcess({ models: way, provider: 'webgpu', file }));
    const pid = (await faces.describe(picture)).width;
    expect(pid).not.toBe(process.pid);
    expect((await faces.describe(picture)).width).toBe(-1);
    expect(faces.provider).toBe('cpu');
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatch(reason);
    await expect.poll(() => isAlive(pid)).toBe(false);
    await faces.close();
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
