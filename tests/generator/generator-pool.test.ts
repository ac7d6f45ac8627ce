import { afterAll, describe, expect, it } from 'vitest';
import { drawLatent } from '../../engine/generator/draw-latent.ts';
import { createGeneratorPool } from '../../engine/generator/generator-pool.ts';
import { createGenerator } from '../../engine/generator/generator.ts';
import { readMemory } from '../../engine/generator/memory.ts';
import { WEIGHTS } from './house.ts';

const { portraits } = await readMemory(WEIGHTS);
const pool = await createGeneratorPool(WEIGHTS);
afterAll(() => pool.close());

describe('the generator in a worker thread', () => {
  it('renders what the generator renders', async () => {
    const here = await createGenerator(WEIGHTS);
    const latents = [1, 2, 3].map((seed) => drawLatent(seed, portraits));
    const there = await Promise.all(latents.map((latent) => pool.render(latent)));
    expect(pool.version).toBe(here.version);
    for (const [i, latent] of latents.entries()) {
      const face = await here.render(latent);
      expect(Buffer.compare(face.rgb, there[i]!.rgb)).toBe(0);
      expect(there[i]!.landmarks).toEqual(face.landmarks);
    }
    await here.close();
  });

  it('leaves the event loop free while it renders', async () => {
    let turns = 0;
    let rendering = true;
    const count = () => {
      turns++;
      if (rendering) setImmediate(count);
    };
    setImmediate(count);
    await pool.render(drawLatent(9, portraits));
    rendering = false;
    // In this thread a render leaves a handful of turns.
    expect(turns).toBeGreaterThan(200);
  });

  it('keeps the class of an error and goes on after it', async () => {
    const strange = {
      ...drawLatent(1, portraits),
      members: [[999, 0]] as [number, 0][],
      weights: Array.from({ length: 6 }, () => [1]),
    };
    await expect(pool.render(strange)).rejects.toThrow(RangeError);
    await expect(pool.render(drawLatent(1, portraits))).resolves.toMatchObject({ size: 512 });
  });

  it('says what is missing when it cannot start', async () => {
    await expect(createGeneratorPool('/nowhere')).rejects.toThrow(/The face generator needs .* in \/nowhere/);
  });
});
