import { FlatbufferTable } from './flatbuffer-table.ts';

// Field numbers and enum values: tensorflow/lite/schema/schema.fbs.

/** What the readers here understand; every other element type ends in an error where it would be used. */
type TfliteType = 'float32' | 'float16' | 'int32' | 'other';

export interface TfliteTensor {
  readonly name: string;
  /** Channels last: batch, rows, columns, channels. */
  readonly shape: readonly number[];
  readonly type: TfliteType;
  /** The values of a constant, little-endian; empty for what is computed. */
  readonly data: Uint8Array;
}

export interface TfliteOperator {
  /** The number in the schema's BuiltinOperator; 32 for a custom operator, whose name is then in `custom`. */
  readonly code: number;
  readonly custom: string;
  /** Numbers of tensors; −1 for an input that is left out. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly options: FlatbufferTable | undefined;
  readonly customOptions: Uint8Array;
}

export interface TfliteModel {
  readonly tensors: readonly TfliteTensor[];
  /** In the order in which they run. */
  readonly operators: readonly TfliteOperator[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

const types: Readonly<Record<number, TfliteType>> = { 0: 'float32', 1: 'float16', 2: 'int32' };

/** Reads a .tflite file with one graph. Throws when the file is damaged, cut off or refers to what it does not have. */
export function readTfliteModel(bytes: Uint8Array): TfliteModel {
  const model = FlatbufferTable.root(bytes, 'TFL3');
  const graphs = model.tables(2);
  const graph = graphs[0];
  if (graph === undefined || graphs.length !== 1) {
    throw new Error(`The model has ${graphs.length} graphs; only models with one graph are understood.`);
  }
  const buffers = model.tables(4).map((buffer) => buffer.bytes(0));
  // Old files have the code in a byte (field 0), newer ones in field 3; the larger counts.
  const codes = model
    .tables(1)
    .map((code) => ({ code: Math.max(code.byte(0), code.integer(3)), custom: code.text(1) }));

  const tensors = graph.tables(0).map((tensor) => {
    if (tensor.table(6) !== undefined)
      throw new Error(`Tensor "${tensor.text(3)}" is sparse; sparse models are not understood.`);
    return {
      name: tensor.text(3),
      shape: tensor.integers(0),
      type: types[tensor.byte(1)] ?? 'other',
      data: at(buffers, tensor.integer(2), 'buffer'),
    };
  });
  const known = (index: number): number => {
    if (index !== -1) at(tensors, index, 'tensor');
    return index;
  };
  const operators = graph.tables(3).map((operator) => ({
    ...at(codes, operator.integer(0), 'operator code'),
    inputs: operator.integers(1).map(known),
    outputs: operator.integers(2).map(known),
    options: operator.table(4),
    customOptions: operator.bytes(5),
  }));
  return { tensors, operators, inputs: graph.integers(1).map(known), outputs: graph.integers(2).map(known) };
}

function at<T>(list: readonly T[], index: number, what: string): T {
  const found = list[index];
  if (found === undefined)
    throw new Error(`The model is damaged: it refers to ${what} ${index} of ${list.length}.`);
  return found;
}
