import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readManifest } from '../../../models/convert/manifest.ts';
import { readSource } from '../../../models/convert/read-source.ts';
import { sha256 } from '../../../models/convert/sha256.ts';
import { builtFolder, manifestPath } from '../source-files.ts';

const manifest = readManifest(manifestPath);
const folder = mkdtempSync(join(tmpdir(), 'tronie-manifest-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The real manifest with something changed. */
function changed(change: (first: Record<string, unknown>) => void): string {
  const copy = JSON.parse(readFileSync(manifestPath, 'utf8')) as { models: Record<string, unknown>[] };
  change(copy.models[0]!);
  const path = join(folder, 'manifest.json');
  writeFileSync(path, JSON.stringify(copy));
  return path;
}

describe('models/manifest.json', () => {
  it('names the six models', () => {
    expect(manifest.models.map(({ file }) => file)).toEqual([
      'face-recognition.onnx',
      'face-detector-short.onnx',
      'face-detector-full.onnx',
      'face-mesh.onnx',
      'person-mask.onnx',
      'face-landmarker.task',
    ]);
  });

  it.each(manifest.models)('is true about $file', (model) => {
    const bytes = readFileSync(join(builtFolder, model.file));
    expect(bytes.length).toBe(model.bytes);
    expect(sha256(bytes)).toBe(model.sha256);
    for (const source of model.sources) expect(sha256(readSource(source))).toBe(source.sha256);
    expect(['CC0-1.0', 'Apache-2.0']).toContain(model.licence.spdx);
  });

  it('is refused, with the place, when a checksum is not one', () => {
    const path = changed((model) => {
      model.sha256 = 'abc';
    });
    expect(() => readManifest(path)).toThrow(
      /not a valid manifest[\s\S]*is not a SHA-256[\s\S]*models\[0\]\.sha256/,
    );
  });

  it('is refused when a file name leads out of the folder', () => {
    const path = changed((model) => {
      model.file = '../evil.onnx';
    });
    expect(() => readManifest(path)).toThrow('is not a plain file name');
  });
});

describe('a source', () => {
  const source = manifest.models[1]!.sources[0]!;

  it('of another version is refused', () => {
    expect(() => readSource({ ...source, version: '0.0.1' })).toThrow(
      /needs .* 0\.0\.1; .* is installed\. Run npm ci/,
    );
  });

  it('with other bytes is refused', () => {
    expect(() => readSource({ ...source, sha256: '0'.repeat(64) })).toThrow(
      'is not the file that models/manifest.json',
    );
  });

  it('whose package is missing is refused', () => {
    expect(() => readSource({ ...source, package: 'no-such-package-here' })).toThrow(
      'The npm package no-such-package-here is not installed. Run npm ci',
    );
  });
});
