// Runs in Node, from the set-up: makes models/built/ from the installed npm packages. Nothing is fetched.
//
//   node models/convert/main.ts            make what is missing, check everything against models/manifest.json
//   node models/convert/main.ts --accept   make everything anew and write sizes and SHA-256 into the manifest

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildModels } from './build-models.ts';
import { readManifest } from './manifest.ts';
import { sha256 } from './sha256.ts';

const { values } = parseArgs({ options: { accept: { type: 'boolean', default: false } } });
const manifestPath = fileURLToPath(new URL('../manifest.json', import.meta.url));
const manifest = readManifest(manifestPath);

const failed = buildModels({
  models: manifest.models,
  folder: fileURLToPath(new URL('../built/', import.meta.url)),
  // Standard output belongs to the command that caused the set-up.
  report: (line) => process.stderr.write(`models: ${line}\n`),
  now: () => performance.now(),
  ...(values.accept && {
    accept: (model, bytes) => {
      model.bytes = bytes.length;
      model.sha256 = sha256(bytes);
    },
  }),
});

if (values.accept) writeFileSync(manifestPath, `${JSON.stringify(manifest, undefined, 2)}\n`);
if (failed.length > 0) {
  process.stderr.write(
    `models: ${failed.length} of ${manifest.models.length} could not be made: ${failed.join(', ')}.\n`,
  );
  process.exitCode = 1;
}
