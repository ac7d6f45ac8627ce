import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DlibLayer } from '../../../models/dlib/dlib-layer.ts';
import { readDlibNetwork } from '../../../models/dlib/read-dlib-network.ts';
import { sourcesOf } from '../source-files.ts';

const file = sourcesOf('face-recognition')[0]!;

describe('the reader of dlib’s network', () => {
  it('reads the real file to its last byte and finds the network of the paper', () => {
    const network = readDlibNetwork(file);
    expect(network.size).toEqual([150, 150]);
    expect(network.average.map((value) => Number(value.toFixed(3)))).toEqual([122.782, 117.001, 104.298]);

    const count = (kind: DlibLayer['kind']): number =>
      network.layers.filter((layer) => layer.kind === kind).length;
    expect(network.layers).toHaveLength(130);
    expect(count('convolution')).toBe(29);
    expect(count('affine')).toBe(29);
    expect(count('add')).toBe(14);
    expect(count('skip')).toBe(4);

    const convolutions = network.layers.filter((layer) => layer.kind === 'convolution');
    expect(convolutions.map(({ count: filters }) => filters)).toEqual([
      ...Array<number>(7).fill(32),
      ...Array<number>(8).fill(64),
      ...Array<number>(6).fill(128),
      ...Array<number>(8).fill(256),
    ]);
    expect(network.layers[0]).toMatchObject({
      kind: 'convolution',
      window: { kernel: [7, 7], stride: [2, 2] },
    });
    expect(network.layers.at(-1)).toMatchObject({ kind: 'fully-connected', inputs: 256, outputs: 128 });
  });

  it('says so when the file is cut off, wherever that is', () => {
    for (const length of [0, 1, 20, 300, 5000, 1_000_000, file.length - 1]) {
      expect(() => readDlibNetwork(file.subarray(0, length))).toThrow(/Not a readable dlib file: .*at byte/);
    }
  });

  it('refuses bytes after the end', () => {
    const longer = new Uint8Array(file.length + 3);
    longer.set(file);
    expect(() => readDlibNetwork(longer)).toThrow('3 bytes are left after the last layer');
  });

  it('names what it found when it is given another dlib model', () => {
    // loss wrapper of version 1, then the name of another loss
    const other = Uint8Array.from([1, 1, 1, 10, ...new TextEncoder().encode('loss_mmod_')]);
    expect(() => readDlibNetwork(other)).toThrow('the loss is "loss_mmod_"');
  });

  it('ends in an error, never in a hang or a wild allocation, on damaged files', () => {
    // Small enough to be quick, large enough to reach the first tensors.
    const head = file.subarray(0, 60_000);
    fc.assert(
      fc.property(fc.nat({ max: 2_000 }), fc.uint8Array({ minLength: 1, maxLength: 12 }), (at, noise) => {
        const damaged = head.slice();
        damaged.set(noise, at);
        expect(() => readDlibNetwork(damaged)).toThrow('Not a readable dlib file');
      }),
      { numRuns: 200 },
    );
  });
});
