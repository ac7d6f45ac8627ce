import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertModel } from './convert-model.ts';
import type { ModelEntry } from './manifest.ts';
import { readSource } from './read-source.ts';
import { sha256 } from './sha256.ts';

export interface BuildOptions {
  readonly models: readonly ModelEntry[];
  /** Where the results go; made if missing. */
  readonly folder: string;
  /** Called once per model with a line for a person. */
  readonly report: (line: string) => void;
  /** Milliseconds, from any start. */
  readonly now: () => number;
  /** Takes what comes out instead of comparing it with the manifest: for whoever changes a conversion. */
  readonly accept?: (model: ModelEntry, bytes: Uint8Array) => void;
}

/**
 * Makes every model that is not there yet with the right SHA-256, and returns the names of those that failed.
 * A result appears under its name only when it is complete and right, so a build may be interrupted and resumed.
 */
export function buildModels(options: BuildOptions): string[] {
  mkdirSync(options.folder, { recursive: true });
  const failed: string[] = [];
  for (const model of options.models) {
    try {
      options.report(`${model.file}: ${buildModel(model, options)}`);
    } catch (error) {
      failed.push(model.name);
      options.report(
        `${model.file} could not be made. ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  return failed;
}

function buildModel(model: ModelEntry, options: BuildOptions): string {
  const path = join(options.folder, model.file);
  if (options.accept === undefined && existsSync(path) && sha256(readFileSync(path)) === model.sha256) {
    return `there already (${megabytes(model.bytes)})`;
  }
  const started = options.now();
  const bytes = convertModel(model, model.sources.map(readSource));
  const found = sha256(bytes);
  if (options.accept !== undefined) options.accept(model, bytes);
  else if (found !== model.sha256 || bytes.length !== model.bytes) {
    throw new Error(
      `The conversion gave other bytes than models/manifest.json promises (SHA-256 ${found}, ${bytes.length} bytes; ` +
        `expected ${model.sha256}, ${model.bytes} bytes). If you changed the conversion on purpose, check the result ` +
        'and run: node models/convert/main.ts --accept',
    );
  }
  // Renaming is atomic: nobody ever reads half a model.
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, bytes);
  renameSync(temporary, path);
  return `made from ${model.sources[0]!.package} (${megabytes(bytes.length)}, ${Math.round(options.now() - started)} ms)`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
