import { fileURLToPath } from 'node:url';
import { readManifest, type ModelEntry } from '../../models/convert/manifest.ts';
import { readSource } from '../../models/convert/read-source.ts';

const root = new URL('../../', import.meta.url);

export const manifestPath = fileURLToPath(new URL('models/manifest.json', root));
export const builtFolder = fileURLToPath(new URL('models/built/', root));
export const fixtures = fileURLToPath(new URL('tests/fixtures/', root));

/** A model's entry in the real manifest. */
export function modelEntry(name: string): ModelEntry {
  const entry = readManifest(manifestPath).models.find((model) => model.name === name);
  if (entry === undefined) throw new Error(`No model ${name} in ${manifestPath}.`);
  return entry;
}

/** The sources of a model, from the installed npm packages. */
export function sourcesOf(name: string): Uint8Array[] {
  return modelEntry(name).sources.map(readSource);
}
