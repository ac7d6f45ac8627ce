import type { DlibLayer } from './dlib-layer.ts';
import { DlibReader } from './dlib-reader.ts';
import { readDlibLayer } from './read-dlib-layer.ts';
import { resnetArchitecture } from './resnet-architecture.ts';

/** dlib's face recognition network as data. */
export interface DlibNetwork {
  /** Pixels of the square input picture. */
  readonly size: readonly [rows: number, columns: number];
  /** Subtracted from red, green and blue (0…255) before the division by 256. */
  readonly average: readonly [red: number, green: number, blue: number];
  /** In the order in which they run. */
  readonly layers: readonly DlibLayer[];
}

/**
 * Reads `dlib_face_recognition_resnet_model_v1.dat` (dlib/dnn/core.h: `add_loss_layer`, `add_layer`, …).
 *
 * Each wrapper writes its version, then everything below it, then itself: so all versions come first, from the
 * output down, and the parameters follow from the input up.
 *
 * Throws when a byte is not what the network needs there, when the file ends early, or when bytes are left.
 */
export function readDlibNetwork(bytes: Uint8Array): DlibNetwork {
  const reader = new DlibReader(bytes);
  reader.expectVersion('loss layer', [1]);
  const loss = reader.text();
  if (loss !== 'loss_metric_2') throw reader.fault(`the loss is "${loss.slice(0, 32)}", not loss_metric_2`);
  reader.fraction(); // margin
  reader.fraction(); // distance threshold

  const slots = resnetArchitecture;
  const versions = slots.map((slot, index) => {
    if (index === slots.length - 1) return reader.expectVersion('first layer', [2, 3]);
    return reader.expectVersion(slot.kind, slot.kind === 'tag' || slot.kind === 'skip' ? [1] : [1, 2]);
  });

  const input = reader.text();
  if (input !== 'input_rgb_image_sized') throw reader.fault(`the input is "${input.slice(0, 32)}"`);
  const average = [reader.fraction(), reader.fraction(), reader.fraction()] as const;
  const size = [reader.count('rows'), reader.count('columns')] as const;

  const layers: DlibLayer[] = [];
  for (let index = slots.length - 1; index >= 0; index -= 1) {
    const slot = slots[index]!;
    layers.push(readDlibLayer(reader, slot));
    if (slot.kind !== 'tag' && slot.kind !== 'skip') {
      skipTrainingState(reader, index === slots.length - 1, versions[index]!);
    }
  }
  if (reader.remaining > 0) throw reader.fault(`${reader.remaining} bytes are left after the last layer`);
  return { size, average, layers };
}

function skipTrainingState(reader: DlibReader, first: boolean, version: number): void {
  for (let i = 0; i < 3; i += 1) reader.boolean();
  reader.tensor(); // gradient of the input
  reader.tensor(); // cached output
  if (first || version >= 2) reader.tensor(); // gradient of the parameters
  if (first && version >= 3) reader.integer(); // sample expansion factor
}
