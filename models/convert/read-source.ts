import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { ModelSource } from './manifest.ts';
import { sha256 } from './sha256.ts';

const require = createRequire(import.meta.url);
const packageJson = z.object({ version: z.string() });

/**
 * The bytes of a source, from the installed npm package, checked against version and SHA-256.
 * Throws when the package is missing, has another version, or the bytes are not the ones that were examined.
 */
export function readSource(source: ModelSource): Uint8Array {
  const description = findPackage(source.package);
  const { version } = packageJson.parse(JSON.parse(readFileSync(description, 'utf8')));
  if (version !== source.version) {
    throw new Error(`It needs ${source.package} ${source.version}; ${version} is installed. Run npm ci.`);
  }
  const path = join(dirname(description), source.file);
  const whole = readFileSync(path);
  const bytes = source.part === undefined ? whole : whole.subarray(source.part.start, source.part.end);
  const found = sha256(bytes);
  if (found !== source.sha256) {
    const what = source.part === undefined ? path : `${source.part.name} in ${path}`;
    throw new Error(
      `${what} is not the file that models/manifest.json describes (SHA-256 ${found}, expected ${source.sha256}). ` +
        `Delete node_modules/${source.package} and run npm ci.`,
    );
  }
  return bytes;
}

function findPackage(name: string): string {
  try {
    return require.resolve(`${name}/package.json`);
  } catch (cause) {
    throw new Error(`The npm package ${name} is not installed. Run npm ci (with development dependencies).`, {
      cause,
    });
  }
}
