import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawLatent } from '../../engine/generator/draw-latent.ts';
import { gainOf, innerShare, latentSchema, REGION_COUNT, weightOf } from '../../engine/generator/latent.ts';
import { readMemory } from '../../engine/generator/memory.ts';
import { WEIGHTS } from './house.ts';

const { portraits } = await readMemory(WEIGHTS);
const plain = { version: 1, members: [[0, 0]], weights: [[1], [1], [1], [1], [1], [1]], gains: 1 };
const problems = (value: unknown) =>
  latentSchema.safeParse(value).error?.issues.map(({ message }) => message) ?? [];

describe('a drawn latent', () => {
  it('follows from its seed alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (seed) => {
        expect(drawLatent(seed, portraits)).toEqual(drawLatent(seed, portraits));
      }),
    );
    expect(
      new Set(Array.from({ length: 300 }, (_, seed) => JSON.stringify(drawLatent(seed, portraits)))).size,
    ).toBe(300);
  });

  it('is valid and takes less than 200 bytes', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const latent = drawLatent(seed, portraits);
        expect(problems(latent)).toEqual([]);
        expect(JSON.stringify(latent).length).toBeLessThan(200);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes its head from a host and its parts from donors who fit', () => {
    for (let seed = 0; seed < 500; seed++) {
      const { members, weights } = drawLatent(seed, portraits, { sameSex: 1 });
      const [host, ...donors] = members.map(([index]) => portraits[index]!);
      expect(host!.host).toBe(true);
      expect(weights[0]).toEqual([1]);
      for (const donor of donors) {
        expect(donor).toMatchObject({ donor: true, sex: host!.sex });
        // Lightness of Lab: further apart would leave a seam (1.5 × 18).
        expect(Math.abs(donor.lab[0] - host!.lab[0])).toBeLessThan(27);
      }
    }
  });

  it('keeps the forehead of a head with a hat, a veil or a fringe', () => {
    const hatted = portraits.find(({ host, donor }) => host && !donor)!;
    for (let seed = 0; seed < 50; seed++) {
      expect(drawLatent(seed, portraits, { host: hatted.index }).weights[5]).toEqual([1]);
    }
  });

  it('is refused for a head that the generator does not know', () => {
    expect(() => drawLatent(1, portraits, { host: 200 })).toThrow(
      /No portrait 200: the generator knows 0…199/,
    );
  });
});

describe('a latent from outside', () => {
  it('must give every region its whole', () => {
    expect(problems(plain)).toEqual([]);
    expect(problems({ ...plain, weights: [[1], [1], [0.7], [1], [1], [1]] })).toEqual([
      'sums to 0.7, not to 1',
    ]);
    expect(problems({ ...plain, weights: [[1], [1], [0.5, 0.5], [1], [1], [1]] })).toEqual([
      'has 2 weights for 1 members',
    ]);
  });

  it.each([
    ['another version', { ...plain, version: 2 }],
    ['no members', { ...plain, members: [] }],
    ['a half mirrored member', { ...plain, members: [[0, 0.5]] }],
    ['five regions', { ...plain, weights: [[1], [1], [1], [1], [1]] }],
    ['a field that nobody knows', { ...plain, beauty: 1 }],
    ['a feature that nobody knows', { ...plain, features: [{ kind: 'halo', amount: 1 }] }],
    ['a tusk of two metres', { ...plain, features: [{ kind: 'tusks', length: 2000, width: 10 }] }],
    ['a gain that is no number', { ...plain, gains: Number.NaN }],
  ])('must not have %s', (_, value) => {
    expect(problems(value)).not.toEqual([]);
  });

  it('may leave out zeros, and one gain stands for the face', () => {
    const latent = latentSchema.parse({
      ...plain,
      members: [
        [0, 0],
        [5, 1],
      ],
      gains: 1.5,
    });
    expect(weightOf(latent, 3, 1)).toBe(0);
    expect([innerShare(latent, 0), innerShare(latent, 1)]).toEqual([1, 0]);
    expect(Array.from({ length: REGION_COUNT }, (__, region) => gainOf(latent, region))).toEqual([
      1, 1.5, 1.5, 1.5, 1.5, 1.5,
    ]);
  });
});
