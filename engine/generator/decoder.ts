// The engine: the trained network that turns a code into a picture.
import { join } from 'node:path';
import { InferenceSession, Tensor } from '../onnxruntime.ts';
import { CODE_CHANNELS, CODE_SIZE } from './memory.ts';

export interface Decoder {
  /** `Float32Array[12, 64, 64]` → `Float32Array[4, 512, 512]`: red, green, blue, alpha in −1…1, canonical frame. */
  decode(code: Float32Array): Promise<Float32Array>;
  close(): Promise<void>;
}

/** `[6, 64, 64]`: x, y, sin πx, sin πy, cos 2πx, cos 2πy over −1…1, so that the network knows where it is. */
function coordinateMaps(): Float32Array {
  const cells = CODE_SIZE * CODE_SIZE;
  const maps = new Float32Array(6 * cells);
  for (let i = 0; i < cells; i++) {
    const x = -1 + (2 * (i % CODE_SIZE)) / (CODE_SIZE - 1);
    const y = -1 + (2 * Math.floor(i / CODE_SIZE)) / (CODE_SIZE - 1);
    const values = [
      x,
      y,
      Math.sin(Math.PI * x),
      Math.sin(Math.PI * y),
      Math.cos(2 * Math.PI * x),
      Math.cos(2 * Math.PI * y),
    ];
    values.forEach((value, channel) => (maps[channel * cells + i] = value));
  }
  return maps;
}

/** @param threads CPU threads of one run */
export async function createDecoder(folder: string, threads: number): Promise<Decoder> {
  const file = join(folder, 'decoder.onnx');
  const session = await InferenceSession.create(file, {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    logSeverityLevel: 3,
    // A thread that waits by spinning takes the core from the show.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  }).catch((cause: unknown) => {
    throw new Error(
      `The face generator's network ${file} cannot be loaded. Restore it from the repository.`,
      { cause },
    );
  });
  const pos = new Tensor('float32', coordinateMaps(), [1, 6, CODE_SIZE, CODE_SIZE]);
  return {
    async decode(code) {
      const z = new Tensor('float32', code, [1, CODE_CHANNELS, CODE_SIZE, CODE_SIZE]);
      const { rgba } = await session.run({ z, pos });
      return rgba!.data as Float32Array;
    },
    close: () => session.release(),
  };
}
