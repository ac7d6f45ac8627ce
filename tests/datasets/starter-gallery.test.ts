import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFaces, FACES_MODEL, type Faces } from '../../engine/faces/faces.ts';
import { roguesFileSchema, starterFileSchema } from '../../engine/generator/dataset.ts';
import { createGenerator, type Generator } from '../../engine/generator/generator.ts';
import { latentSchema } from '../../engine/generator/latent.ts';
import { readMemory } from '../../engine/generator/memory.ts';
import { readStarterGallery } from '../../engine/generator/starter-gallery.ts';

const root = join(import.meta.dirname, '../..');
const datasets = join(root, 'datasets');
const json = async (set: string): Promise<unknown> =>
  JSON.parse(await readFile(join(datasets, set, 'faces.json'), 'utf8'));
const starter = starterFileSchema.parse(await json('starter'));
const rogues = roguesFileSchema.parse(await json('rogues'));
const gallery = await readStarterGallery(datasets);
const memory = await readMemory(join(root, 'models/generator'));
const generated = gallery.filter(({ kind }) => kind === 'generated');
const distance = (a: Float32Array, b: Float32Array) => Math.hypot(...a.map((value, i) => value - b[i]!));
const hostOf = ({ latent }: (typeof starter.faces)[number]) => memory.portraits[latent.members[0]![0]]!;

describe('the committed starter gallery', () => {
  it('has at least 500 faces and 8 rogues in less than 2 MB', async () => {
    expect(starter.faces.length).toBeGreaterThanOrEqual(500);
    expect(rogues.faces.length).toBeGreaterThanOrEqual(8);
    let bytes = 0;
    for (const set of ['starter', 'rogues']) {
      for (const file of ['faces.json', 'embeddings.f32'])
        bytes += (await stat(join(datasets, set, file))).size;
    }
    expect(bytes).toBeLessThan(2_000_000);
  });

  it('belongs to the generator and the networks of this version', () => {
    for (const file of [starter, rogues]) {
      expect(file).toMatchObject({ generator: memory.version, facesModel: FACES_MODEL, licence: 'CC0-1.0' });
    }
  });

  it('has no two faces nearer than 0.25', () => {
    let nearest = Infinity;
    for (let i = 0; i < generated.length; i++) {
      for (let j = i + 1; j < generated.length; j++) {
        nearest = Math.min(nearest, distance(generated[i]!.embedding, generated[j]!.embedding));
      }
    }
    expect(nearest).toBeGreaterThanOrEqual(0.25);
  });

  it('gives each face a name of its own and shows no head of hair more than six times', () => {
    const names = gallery.map(({ name }) => name.en);
    expect(new Set(names).size).toBe(names.length);
    const heads = new Map<number, number>();
    for (const face of starter.faces) heads.set(hostOf(face).index, (heads.get(hostOf(face).index) ?? 0) + 1);
    expect(Math.max(...heads.values())).toBeLessThanOrEqual(6);
    expect([...heads.keys()].every((index) => memory.portraits[index]!.host)).toBe(true);
  });

  it('is spread over sexes, ages, skin tones and occupations', () => {
    const share = (test: (face: (typeof starter.faces)[number]) => boolean) =>
      starter.faces.filter(test).length / starter.faces.length;
    expect(Math.abs(share((face) => hostOf(face).sex === 'female') - 0.5)).toBeLessThan(0.08);
    expect(share(({ age }) => age < 35)).toBeGreaterThan(0.08);
    expect(share(({ age }) => age >= 60)).toBeGreaterThan(0.12);
    expect(share((face) => hostOf(face).lab[0] < 120)).toBeGreaterThan(0.2);
    expect(share((face) => hostOf(face).lab[0] > 160)).toBeGreaterThan(0.2);
    const held = new Map<string, number>();
    for (const { occupation } of starter.faces) held.set(occupation.en, (held.get(occupation.en) ?? 0) + 1);
    expect(held.size).toBeGreaterThan(80);
    expect(Math.max(...held.values())).toBeLessThan(12);
  });

  it('has latents under 200 bytes', () => {
    for (const { latent } of starter.faces) expect(JSON.stringify(latent).length).toBeLessThan(200);
  });
});

describe('the pictures of the starter gallery', () => {
  let generator: Generator;
  let faces: Faces;
  beforeAll(async () => {
    generator = await createGenerator(memory.folder);
    faces = await createFaces({ models: join(root, 'models/built'), threads: 2 });
  });
  afterAll(async () => {
    await Promise.all([generator.close(), faces.close()]);
  });

  it('are one face each, whose embedding is the stored one', async () => {
    const every = Math.floor(generated.length / 8);
    for (const face of gallery.filter(({ kind }, i) => kind === 'rogue' || i % every === 0)) {
      const { rgb, size } = await generator.render(latentSchema.parse(JSON.parse(face.latent!)));
      const png = await sharp(rgb, { raw: { width: size, height: size, channels: 3 } })
        .png()
        .toBuffer();
      const { faces: found } = await faces.describe(png);
      expect(found, face.id).toHaveLength(1);
      // Other processors round otherwise; another face would be 0.25 away at least.
      expect(distance(found[0]!.embedding, face.embedding), face.id).toBeLessThan(0.02);
    }
  });
});

describe('the rogues', () => {
  it('have something to say in both languages', () => {
    for (const rogue of rogues.faces) {
      for (const text of [rogue.name, rogue.caption, rogue.biography, rogue.punchLine]) {
        expect(text.en.trim().length).toBeGreaterThan(2);
        expect(text.nl.trim().length).toBeGreaterThan(2);
      }
      // A punch line stays on the wall in one glance.
      expect(rogue.punchLine.nl.length).toBeLessThan(70);
      expect(rogue.biography.en).not.toBe(rogue.biography.nl);
    }
  });

  it('agree on who is the ugliest', () => {
    const order = rogues.faces.map(({ ugliness }) => ugliness);
    expect(new Set(order).size).toBe(order.length);
    expect(rogues.faces[order.indexOf(Math.max(...order))]!.id).toBe('rogue-orc');
  });
});
