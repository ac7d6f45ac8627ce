import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { buildModels } from '../../../models/convert/build-models.ts';
import type { ModelEntry } from '../../../models/convert/manifest.ts';
import { sha256 } from '../../../models/convert/sha256.ts';
import { modelEntry } from '../source-files.ts';

const short = modelEntry('face-detector-short');
const mask = modelEntry('person-mask');

let folder: string;
let lines: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tronie-models-'));
  lines = [];
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
});

const build = (models: readonly ModelEntry[]): string[] =>
  buildModels({ models, folder, report: (line) => lines.push(line), now: () => 0 });

describe('building the models', () => {
  it('makes exactly what the manifest promises, one line each, and leaves nothing else behind', () => {
    expect(build([short, mask])).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual([short.file, mask.file].sort());
    expect(sha256(readFileSync(join(folder, short.file)))).toBe(short.sha256);
    expect(lines).toEqual([
      'face-detector-short.onnx: made from @mediapipe/face_detection (0.4 MB, 0 ms)',
      'person-mask.onnx: made from @mediapipe/selfie_segmentation (0.4 MB, 0 ms)',
    ]);
  });

  it('leaves alone what is right and repairs what is not', () => {
    build([short, mask]);
    const { ino } = statSync(join(folder, short.file));
    writeFileSync(join(folder, mask.file), 'half a model');
    lines = [];
    expect(build([short, mask])).toEqual([]);
    expect(statSync(join(folder, short.file)).ino).toBe(ino);
    expect(lines[0]).toBe('face-detector-short.onnx: there already (0.4 MB)');
    expect(sha256(readFileSync(join(folder, mask.file)))).toBe(mask.sha256);
  });

  it('keeps a result with the wrong checksum away from its name, says why, and goes on', () => {
    const wrong = { ...short, sha256: 'f'.repeat(64) };
    expect(build([wrong, mask])).toEqual(['face-detector-short']);
    expect(readdirSync(folder)).toEqual([mask.file]);
    expect(lines[0]).toContain(
      `face-detector-short.onnx could not be made. The conversion gave other bytes than models/manifest.json promises (SHA-256 ${short.sha256}`,
    );
  });

  it('says what to do when a source is not the one that was examined', () => {
    const source = { ...mask.sources[0]!, sha256: '0'.repeat(64) };
    expect(build([{ ...mask, sources: [source] }])).toEqual(['person-mask']);
    expect(lines[0]).toMatch(
      /person-mask\.onnx could not be made\. .* Delete node_modules\/@mediapipe.* and run npm ci/,
    );
  });
});
