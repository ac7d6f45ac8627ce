// Makes datasets/starter: node build/datasets/make-starter-gallery.ts
// Seeded, deterministic, resumable: what was seen is kept in .cache/starter-gallery until the weights change.
import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFaces } from '../../engine/faces/faces.ts';
import { starterFileSchema, type StarterFace } from '../../engine/generator/dataset.ts';
import { createGenerator } from '../../engine/generator/generator.ts';
import { readMemory } from '../../engine/generator/memory.ts';
import { distance, packEmbeddings } from './embeddings.ts';
import { describeLatent } from './describe-latent.ts';
import { PROVENANCE } from './provenance.ts';
import { REJECTED } from './rejected.ts';
import { candidates, hasRoom, nameFor, occupationFor } from './starter-recipe.ts';
import { writeDataset } from './write-dataset.ts';

const SEED = 2026;
const COUNT = 640;
/** No two faces of the gallery are nearer: an audience must see two people (facts: dlib distance, Euclidean). */
const NEAREST = 0.25;

const root = join(import.meta.dirname, '../..');
const memory = await readMemory(join(root, 'models/generator'));
const generator = await createGenerator(memory.folder);
const faces = await createFaces({ models: join(root, 'models/built'), threads: 2 });
const journal = await openJournal();

const kept: StarterFace[] = [];
const embeddings: Float32Array[] = [];
const perHost = new Map<number, number>();
const held = new Map<string, number>();
const names = new Set<string>();
const refused = new Map<string, number>();
const refuse = (why: string) => refused.set(why, (refused.get(why) ?? 0) + 1);

for (const candidate of candidates(SEED, memory.portraits)) {
  const { draw, host, latent, age } = candidate;
  if (kept.length === COUNT) break;
  if (REJECTED[draw]) {
    refuse('turned down by eye');
    continue;
  }
  const used = perHost.get(host.index) ?? 0;
  const name = nameFor(candidate, memory.portraits, names);
  if (!hasRoom(host, used) || name === undefined) {
    refuse(name === undefined ? 'no name left' : 'head used often enough');
    continue;
  }
  const seen = await journal.look(draw, async () => {
    const result = await describeLatent(generator, faces, memory, latent, true);
    return 'fault' in result ? result : { embedding: result.embedding };
  });
  if ('fault' in seen) {
    refuse(seen.fault.replace(/[\d.]+/g, 'n'));
    continue;
  }
  if (embeddings.some((other) => distance(other, seen.embedding) < NEAREST)) {
    refuse(`nearer than ${NEAREST} to another`);
    continue;
  }
  const occupation = occupationFor(age, draw, held);
  held.set(occupation.en, (held.get(occupation.en) ?? 0) + 1);
  perHost.set(host.index, used + 1);
  names.add(name);
  embeddings.push(seen.embedding);
  kept.push({ id: `g-${String(kept.length + 1).padStart(4, '0')}`, name, age, occupation, latent });
  journal.note(kept.at(-1)!.id, draw);
  if (kept.length % 40 === 0) console.error(`${kept.length} of ${COUNT} faces, ${draw + 1} drawn`);
}
await Promise.all([faces.close(), generator.close()]);
console.error(`${kept.length} faces; refused: ${JSON.stringify(Object.fromEntries(refused))}`);
if (kept.length < COUNT)
  throw new Error(`Only ${kept.length} of ${COUNT} faces came out. Allow more per head or write more names.`);

const file = starterFileSchema.parse({
  format: 1,
  generator: memory.version,
  facesModel: faces.model,
  ...PROVENANCE,
  faces: kept,
});
await writeDataset(join(root, 'datasets/starter'), file, embeddings);
await journal.writeNotes();

type Sight = { readonly embedding: Float32Array } | { readonly fault: string };

/** What has been rendered and described before, by draw; started anew when weights or networks are others. */
async function openJournal() {
  const key = createHash('sha256')
    .update(`${memory.version} ${faces.model} ${SEED}`)
    .digest('hex')
    .slice(0, 12);
  const cache = join(root, '.cache/starter-gallery');
  await mkdir(cache, { recursive: true });
  const path = join(cache, `${key}.jsonl`);
  const known = new Map<number, Sight>();
  for (const line of (await readFile(path, 'utf8').catch(() => '')).split('\n')) {
    try {
      const { draw, fault, embedding } = JSON.parse(line) as {
        draw: number;
        fault?: string;
        embedding?: string;
      };
      if (fault !== undefined) known.set(draw, { fault });
      else if (embedding !== undefined) {
        const bytes = Buffer.from(embedding, 'base64');
        known.set(draw, {
          embedding: Float32Array.from({ length: 128 }, (_, i) => bytes.readFloatLE(4 * i)),
        });
      }
    } catch {
      // The last line of a run that was stopped: that face is looked at again.
    }
  }
  const notes: string[] = [];
  return {
    async look(draw: number, see: () => Promise<Sight>): Promise<Sight> {
      const before = known.get(draw);
      if (before) return before;
      const sight = await see();
      const entry =
        'fault' in sight
          ? { draw, fault: sight.fault }
          : { draw, embedding: Buffer.from(packEmbeddings([sight.embedding])).toString('base64') };
      await appendFile(path, `${JSON.stringify(entry)}\n`);
      return sight;
    },
    /** Remembers which draw became which face, for turning it down in rejected.ts. */
    note: (id: string, draw: number) => notes.push(`${id} ${draw}`),
    writeNotes: () => writeFile(join(cache, 'draws.txt'), `${notes.join('\n')}\n`),
  };
}
