import type { InferenceSession } from '../onnxruntime.ts';

import { CHIP_SIZE } from './align.ts';
import { EMBEDDING_LENGTH } from './face.ts';
import { planes } from './planes.ts';

/** The converted dlib network: see models/README.md. */
export const RECOGNITION_MODEL = 'face-recognition.onnx';

const CHIP_BYTES = CHIP_SIZE * CHIP_SIZE * 3;

/** Chips per run of the network: larger batches gain nothing on a CPU and cost memory. */
const BATCH = 16;

/**
 * Embeds aligned face chips with dlib's recognition network.
 *
 * @param session opened on `RECOGNITION_MODEL`
 * @param chips each 150 × 150 × 3 bytes, RGB interleaved
 * @returns one Float32Array[128] per chip, not L2-normalised
 * @throws RangeError when a chip has another size
 */
export async function embedChips(
  session: InferenceSession,
  chips: readonly Uint8Array[],
): Promise<Float32Array[]> {
  const wrong = chips.findIndex((chip) => chip.length !== CHIP_BYTES);
  if (wrong >= 0)
    throw new RangeError(
      `Chip ${wrong + 1} has ${chips[wrong]!.length} bytes; a face chip is ${CHIP_SIZE} × ${CHIP_SIZE} px RGB, ${CHIP_BYTES} bytes.`,
    );
  const embeddings: Float32Array[] = [];
  for (let start = 0; start < chips.length; start += BATCH) {
    const batch = chips.slice(start, start + BATCH);
    const { embedding } = await session.run({ face: planes(batch, CHIP_SIZE) });
    if (!(embedding?.data instanceof Float32Array)) throw new TypeError('the network gave no embedding');
    for (let i = 0; i < batch.length; i++)
      embeddings.push(embedding.data.slice(i * EMBEDDING_LENGTH, (i + 1) * EMBEDDING_LENGTH));
  }
  return embeddings;
}
