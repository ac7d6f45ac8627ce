// Makes datasets/rogues: node build/datasets/make-rogues.ts
import { join } from 'node:path';
import { createFaces } from '../../engine/faces/faces.ts';
import { roguesFileSchema } from '../../engine/generator/dataset.ts';
import { createGenerator } from '../../engine/generator/generator.ts';
import { readMemory } from '../../engine/generator/memory.ts';
import { describeLatent } from './describe-latent.ts';
import { PROVENANCE } from './provenance.ts';
import { ROGUE_LATENTS } from './rogue-latents.ts';
import { ROGUE_TEXTS } from './rogue-texts.ts';
import { writeDataset } from './write-dataset.ts';

const root = join(import.meta.dirname, '../..');
const memory = await readMemory(join(root, 'models/generator'));
const generator = await createGenerator(memory.folder);
const faces = await createFaces({ models: join(root, 'models/built'), threads: 2 });

const rogues = [];
const embeddings: Float32Array[] = [];
for (const [role, texts] of Object.entries(ROGUE_TEXTS)) {
  const latent = ROGUE_LATENTS[role];
  if (!latent) throw new Error(`The rogue ${role} has texts but no face in rogue-latents.ts.`);
  const seen = await describeLatent(generator, faces, memory, latent, false);
  // A visitor's chain must be able to end here: the product's own eyes have to find a face.
  if ('fault' in seen)
    throw new Error(`The rogue ${role} cannot be used: ${seen.fault}. Make it milder in rogue-latents.ts.`);
  console.error(`${role}: landmarks off by ${seen.misfit.toFixed(3)} of the distance between the eyes`);
  rogues.push({ id: `rogue-${role}`, ...texts, latent });
  embeddings.push(seen.embedding);
}
await Promise.all([faces.close(), generator.close()]);

const file = roguesFileSchema.parse({
  format: 1,
  generator: memory.version,
  facesModel: faces.model,
  ...PROVENANCE,
  faces: rogues,
});
await writeDataset(join(root, 'datasets/rogues'), file, embeddings);
console.error(`${rogues.length} rogues`);
