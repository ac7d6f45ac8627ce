import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { faceChip } from '../../engine/faces/align.ts';
import { decode } from '../../engine/faces/decode.ts';
import type { FaceDescriptor } from '../../engine/faces/face.ts';
import { createFaces, type Faces } from '../../engine/faces/faces.ts';
import { BACKDROP, type Picture } from '../../engine/faces/picture.ts';
import { Pyramid } from '../../engine/faces/pyramid.ts';
import { apply, invert, type Similarity } from '../../engine/faces/similarity.ts';
import { warp } from '../../engine/faces/warp.ts';
import { distance, generatedFace, MODELS } from './fixture.ts';

/** Side of the moved picture, px: there is room around the face of 512 px. */
const SIDE = 640;

/** How the picture is moved; the face is about 300 px wide at scale 1. */
interface Motion {
  readonly scale: number;
  readonly degrees: number;
  readonly right: number;
  readonly down: number;
}

const STILL: Motion = { scale: 1, degrees: 0, right: 0, down: 0 };

let faces: Faces;
let known: { readonly pyramid: Pyramid; readonly face: FaceDescriptor }[];

beforeAll(async () => {
  faces = await createFaces({ models: MODELS });
  known = [];
  for (const who of ['woman', 'man'] as const) {
    const bytes = await generatedFace(who);
    known.push({
      pyramid: new Pyramid(await decode(bytes)),
      face: (await faces.describe(bytes)).faces[0]!,
    });
  }
});

afterAll(() => faces.close());

/** Maps px of the moved picture to px of the picture. */
function toPicture({ picture }: Pyramid, { scale, degrees, right, down }: Motion): Similarity {
  const angle = (-degrees * Math.PI) / 180;
  const [a, b] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  const [x, y] = apply({ a, b, x0: 0, y0: 0 }, [SIDE / 2 + right, SIDE / 2 + down]);
  return { a, b, x0: picture.width / 2 - x, y0: picture.height / 2 - y };
}

function moved(pyramid: Pyramid, motion: Motion): Picture {
  return warp(pyramid, toPicture(pyramid, motion), SIDE, SIDE, BACKDROP);
}

/** Nobody's embedding moves by `bound` or more when the picture is moved. */
async function expectSteady(motions: fc.Arbitrary<Motion>, bound: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(motions, fc.constantFrom(...known), async (motion, { pyramid, face }) => {
      const { data } = moved(pyramid, motion);
      const raw = { width: SIDE, height: SIDE, channels: 3 } as const;
      const png = await sharp(data, { raw }).png({ compressionLevel: 1 }).toBuffer();
      const found = (await faces.describe(png)).faces;
      expect(found).toHaveLength(1);
      expect(distance(found[0]!.embedding, face.embedding)).toBeLessThan(bound);
    }),
    // The same motions each time: a bound is a measurement, not a proof.
    { numRuns: 10, seed: 20261122 },
  );
}

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

// The bounds are about twice the largest distance among 50 motions each (docs/decisions/0027-faces-speed.md).
// For comparison: these two people are more than 0.8 apart.
describe('an embedding moves less than', () => {
  it('0.08 when the picture is shifted by up to 100 px', () =>
    expectSteady(fc.record({ ...still(), right: between(-100, 100), down: between(-100, 100) }), 0.08));

  it('0.1 when the picture is scaled by 0.3 to 1.2', () =>
    expectSteady(fc.record({ ...still(), scale: between(0.3, 1.2) }), 0.1));

  it('0.15 when the picture is rotated by up to 45°', () =>
    expectSteady(fc.record({ ...still(), degrees: between(-45, 45) }), 0.15));

  it('0.2 when the picture is rotated by up to 90°', () =>
    expectSteady(fc.record({ ...still(), degrees: between(-90, 90) }), 0.2));

  it('0.15 when all of it happens at once', () =>
    expectSteady(
      fc.record({
        scale: between(0.4, 1.2),
        degrees: between(-45, 45),
        right: between(-60, 60),
        down: between(-60, 60),
      }),
      0.15,
    ));
});

function still(): { [Key in keyof Motion]: fc.Arbitrary<number> } {
  return {
    scale: fc.constant(STILL.scale),
    degrees: fc.constant(STILL.degrees),
    right: fc.constant(STILL.right),
    down: fc.constant(STILL.down),
  };
}

describe('faceChip', () => {
  it('cuts the same chip wherever the face lies: only the points decide', () => {
    fc.assert(
      fc.property(
        fc.record({
          scale: between(0.5, 1.2),
          degrees: between(-180, 180),
          right: between(-40, 40),
          down: between(-40, 40),
        }),
        fc.constantFrom(0, 1),
        (motion, who) => {
          const { pyramid, face } = known[who]!;
          const fromPicture = invert(toPicture(pyramid, motion));
          const landmarks = face.landmarks.map((point) => apply(fromPicture, point));
          const [still, chip] = [
            faceChip(pyramid, face.landmarks).data,
            faceChip(new Pyramid(moved(pyramid, motion)), landmarks).data,
          ];
          const difference = chip.reduce((sum, value, i) => sum + Math.abs(value - still[i]!), 0);
          expect(difference / chip.length).toBeLessThan(3);
        },
      ),
      { numRuns: 10 },
    );
  });
});
