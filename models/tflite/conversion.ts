import type { OnnxGraph } from '../onnx/onnx-graph.ts';
import { float16ToFloat32 } from './float16.ts';
import type { TfliteModel, TfliteTensor } from './tflite-model.ts';

/**
 * The state of one conversion: which ONNX value stands for which TFLite tensor.
 *
 * A computed tensor of four dimensions is channels-first in ONNX (what its CPU kernels are fast at) and channels-last
 * in TFLite; one of another rank has the same layout in both. `shape` is always TFLite's.
 */
export class Conversion {
  readonly graph: OnnxGraph;
  readonly #model: TfliteModel;
  readonly #names = new Map<number, string>();
  readonly #aliases = new Map<number, number>();

  constructor(model: TfliteModel, graph: OnnxGraph) {
    this.#model = model;
    this.graph = graph;
  }

  /** Declares the ONNX value that stands for a computed tensor. */
  define(index: number, name: string): void {
    this.#names.set(index, name);
  }

  /** Declares that a tensor has the values of a constant (an unpacked float16 weight). */
  alias(index: number, constant: number): void {
    this.#aliases.set(index, constant);
  }

  /** The ONNX value of a computed tensor. */
  value(index: number | undefined): string {
    const name = index === undefined ? undefined : this.#names.get(index);
    if (name === undefined) throw new Error(`Tensor ${index ?? '(none)'} is used before it is computed.`);
    return name;
  }

  /** Batch, rows, columns, channels of a tensor; throws for another rank. */
  imageShape(index: number | undefined): readonly [number, number, number, number] {
    const [batch, rows, columns, channels, ...rest] = this.shape(index);
    if (
      batch === undefined ||
      rows === undefined ||
      columns === undefined ||
      channels === undefined ||
      rest.length > 0
    ) {
      throw new Error(`Tensor ${index ?? '(none)'} has no rows, columns and channels.`);
    }
    return [batch, rows, columns, channels];
  }

  shape(index: number | undefined): readonly number[] {
    return this.#tensor(index).shape;
  }

  /** The float32 values of a constant, in TFLite's order. */
  weights(index: number | undefined): Float32Array {
    const { type, data, shape, name } = this.#constant(index);
    const expected = shape.reduce((product, size) => product * size, 1);
    const values =
      type === 'float16' ? float16ToFloat32(data) : type === 'float32' ? toFloat32(data) : new Float32Array();
    if (values.length !== expected) {
      throw new Error(`Constant "${name}" should hold ${expected} fractions and holds ${values.length}.`);
    }
    return values;
  }

  /** The values of an int32 constant. */
  integers(index: number | undefined): number[] {
    const { type, data, name } = this.#constant(index);
    if (type !== 'int32') throw new Error(`Constant "${name}" should hold whole numbers.`);
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    return Array.from({ length: Math.floor(data.byteLength / 4) }, (_, i) => view.getInt32(i * 4, true));
  }

  #constant(index: number | undefined): TfliteTensor {
    const tensor = this.#tensor(index);
    const original = this.#aliases.get(index ?? -1);
    const constant = original === undefined ? tensor : this.#tensor(original);
    if (constant.data.length === 0)
      throw new Error(`Tensor "${tensor.name}" should be a constant and is computed.`);
    return constant;
  }

  #tensor(index: number | undefined): TfliteTensor {
    const tensor = index === undefined ? undefined : this.#model.tensors[index];
    if (tensor === undefined) throw new Error('An operator has fewer inputs or outputs than it needs.');
    return tensor;
  }
}

/** Copies: weights need not be aligned inside the file. */
function toFloat32(data: Uint8Array): Float32Array {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return Float32Array.from({ length: Math.floor(data.byteLength / 4) }, (_, i) =>
    view.getFloat32(i * 4, true),
  );
}
