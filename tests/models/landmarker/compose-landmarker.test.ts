import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { composeLandmarker } from '../../../models/landmarker/compose-landmarker.ts';
import { rewriteTflite } from '../../../models/landmarker/rewrite-tflite.ts';
import { FlatbufferTable } from '../../../models/tflite/flatbuffer-table.ts';
import { readTfliteModel } from '../../../models/tflite/tflite-model.ts';
import { builtFolder, modelEntry, sourcesOf } from '../source-files.ts';

/** Reads an archive from its central directory, as any reader would. */
function unzip(archive: Uint8Array): { name: string; start: number; data: Uint8Array }[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  let at = view.getUint32(end + 16, true);
  return Array.from({ length: view.getUint16(end + 10, true) }, () => {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    expect(view.getUint16(at + 10, true)).toBe(0); // stored
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength));
    const local = view.getUint32(at + 42, true);
    expect(view.getUint32(local, true)).toBe(0x04034b50);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const data = archive.subarray(start, start + size);
    expect(crc32(data)).toBe(view.getUint32(at + 16, true));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    return { name, start, data };
  });
}

const [detector, landmarks, geometry] = sourcesOf('face-landmarker');
const bundle = readFileSync(join(builtFolder, modelEntry('face-landmarker').file));
const entries = unzip(bundle);

describe('the landmarker bundle', () => {
  it('holds the three files that the tasks library looks for, uncompressed, on multiples of 16', () => {
    expect(entries.map(({ name }) => name)).toEqual([
      'face_detector.tflite',
      'face_landmarks_detector.tflite',
      'geometry_pipeline_metadata_landmarks.binarypb',
    ]);
    for (const { start } of entries) expect(start % 16).toBe(0);
    expect(Buffer.compare(entries[2]!.data, geometry!)).toBe(0);
  });

  it('is the same bytes every time', () => {
    const again = composeLandmarker({ detector: detector!, landmarks: landmarks!, geometry: geometry! });
    expect(bundle.equals(again)).toBe(true);
  });

  it.each([
    [0, 127.5, 127.5],
    [1, 0, 255],
  ])('carries the normalisation without which the library refuses (file %i)', (index, mean, deviation) => {
    const model = FlatbufferTable.root(entries[index]!.data, 'TFL3');
    const entry = model.tables(6)[0]!;
    expect(entry.text(0)).toBe('TFLITE_METADATA');
    const metadata = FlatbufferTable.root(model.tables(4)[entry.integer(1)]!.bytes(0), 'M001');
    const input = metadata.tables(3)[0]!.tables(2)[0]!;
    const options = input.tables(4)[0]!.table(1)!;
    const float = (bytes: Uint8Array, at: number): number =>
      new DataView(bytes.buffer, bytes.byteOffset).getFloat32(at, true);
    expect(options.integers(0)).toHaveLength(1);
    const [first, second] = [options.vectorPosition(0)!, options.vectorPosition(1)!];
    const whole = model.tables(4)[entry.integer(1)]!.bytes(0);
    expect([float(whole, first), float(whole, second)]).toEqual([mean, deviation]);
  });

  it('gives 478 × 3 numbers, not 468 × 3: with 468 the library answers nonsense without a word', () => {
    const before = readTfliteModel(landmarks!);
    const after = readTfliteModel(entries[1]!.data);
    const [points, presence] = after.outputs;
    expect(after.tensors[points!]!.shape).toEqual([1, 1, 1, 1434]);
    expect(after.tensors[presence!]!).toEqual(before.tensors[before.outputs[1]!]);
    expect(after.operators).toHaveLength(before.operators.length + 1);
    const pad = after.operators.at(-1)!;
    expect(pad.code).toBe(34);
    expect(pad.inputs[0]).toBe(before.outputs[0]);
    const paddings = after.tensors[pad.inputs[1]!]!.data;
    expect([...new Int32Array(paddings.slice().buffer)]).toEqual([0, 0, 0, 0, 0, 0, 0, 30]);
  });

  it('keeps every weight of the original and its alignment; new ones stand on multiples of 16', () => {
    const before = readTfliteModel(landmarks!);
    const after = readTfliteModel(entries[1]!.data);
    before.tensors.forEach(({ data, ...described }, index) => {
      const { data: kept, ...rest } = after.tensors[index]!;
      expect(rest).toEqual(described);
      expect(Buffer.compare(kept, data)).toBe(0);
    });
    // TensorFlow Lite reads them where they stand: nothing may be aligned worse than before.
    const alignment = (file: Uint8Array): number[] =>
      FlatbufferTable.root(file, 'TFL3')
        .tables(4)
        .map((buffer) => (buffer.vectorPosition(0) ?? 0) % 16);
    const old = alignment(landmarks!);
    expect(alignment(entries[1]!.data)).toEqual([...old, 0, 0]);
  });

  it('refuses to extend an output that is not a single list', () => {
    const rewrite = { normalization: { mean: 0, deviation: 1 }, extendFirstOutputBy: 3 };
    expect(() => rewriteTflite(detector!, rewrite)).toThrow(
      'Only an output of shape [1, 1, 1, n] can be extended',
    );
  });

  it('refuses a cut-off model', () => {
    for (const length of [0, 7, 100, 1000, 200_000]) {
      const parts = { detector: detector!.subarray(0, length), landmarks: landmarks!, geometry: geometry! };
      expect(() => composeLandmarker(parts)).toThrow(/damaged or cut off|Not a TFL3 file/);
    }
  });
});
