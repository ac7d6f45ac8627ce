// Writes manifest.json: node models/generator/make-manifest.ts <version>
// A new version whenever weights or the mixing rule change: embeddings and cached pictures are made anew for it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { weightChecksums } from './weight-checksums.ts';

const [version] = process.argv.slice(2);
if (version === undefined) {
  console.error('Use: node models/generator/make-manifest.ts <version>');
  process.exit(2);
}
const folder = import.meta.dirname;
const manifest = { version, files: await weightChecksums(folder) };
await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
