// Makes datasets: writes faces and their embeddings side by side.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RoguesFile, StarterFile } from '../../engine/generator/dataset.ts';
import { packEmbeddings } from './embeddings.ts';

/** One face per line, so that a change of one face is a change of one line. */
export async function writeDataset(
  folder: string,
  file: StarterFile | RoguesFile,
  embeddings: readonly Float32Array[],
): Promise<void> {
  const { faces, ...head } = file;
  const rows = faces.map((face) => JSON.stringify(face)).join(',\n');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'faces.json'),
    `${JSON.stringify(head).slice(0, -1)},"faces":[\n${rows}\n]}\n`,
  );
  await writeFile(join(folder, 'embeddings.f32'), packEmbeddings(embeddings));
}
