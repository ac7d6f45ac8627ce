import { encodeFlatbuffer, type FlatField, type FlatNode } from '../tflite/encode-flatbuffer.ts';

/** How a picture (0…255) becomes a network's input: (value − mean) / deviation. */
export interface Normalization {
  readonly mean: number;
  readonly deviation: number;
}

const table = (...fields: FlatField[]): FlatNode => ({ fields });
const to = (node: FlatNode): FlatField => ({ to: node });
const list = (...items: FlatNode[]): FlatField => to({ items });
const text = (value: string): FlatField => to({ text: value });

/**
 * The metadata that MediaPipe's tasks refuse to run without: one RGB picture in, and how it is normalised.
 * A flatbuffer with the identifier M001 (tensorflow/lite/support/metadata/metadata_schema.fbs).
 */
export function encodeTfliteMetadata(normalization: Normalization, outputs: readonly string[]): Uint8Array {
  const imageProperties = table({ byte: 1 }); // colour space RGB
  const content = table({ byte: 2 }, to(imageProperties)); // 2: ImageProperties
  const options = table(to({ floats: [normalization.mean] }), to({ floats: [normalization.deviation] }));
  const process = table({ byte: 1 }, to(options)); // 1: NormalizationOptions
  const input = table(text('image'), undefined, undefined, to(content), list(process));
  const graph = table(undefined, undefined, list(input), list(...outputs.map((name) => table(text(name)))));
  return encodeFlatbuffer(
    table(text('face'), undefined, undefined, list(graph), undefined, undefined, undefined, text('1.0.0')),
    'M001',
  );
}
