import { encodeFlatbuffer, type FlatField, type FlatNode } from '../tflite/encode-flatbuffer.ts';
import { FlatbufferTable } from '../tflite/flatbuffer-table.ts';
import { encodeTfliteMetadata, type Normalization } from './tflite-metadata.ts';

// Numbers of tensorflow/lite/schema/schema.fbs.
const PAD = 34;
const PAD_OPTIONS = 22;
const INT32 = 2;

export interface TfliteRewrite {
  readonly normalization: Normalization;
  /** Zeros appended to the last axis of the first output, of shape [1, 1, 1, n]. */
  readonly extendFirstOutputBy?: number;
}

/**
 * A .tflite file with metadata and, where asked for, a longer first output.
 * New tables stand in front, the old file follows unchanged and its tables are referred to: no weight is copied.
 */
export function rewriteTflite(bytes: Uint8Array, rewrite: TfliteRewrite): Uint8Array {
  const model = FlatbufferTable.root(bytes, 'TFL3');
  const [graph] = model.tables(2);
  if (graph === undefined) throw new Error('The model has no graph.');
  const tensors = graph.tables(0);
  const buffers = model.tables(4);
  const outputs = graph.integers(2);
  const names = outputs.map((output) => tensors[output]?.text(3) ?? '');
  const metadata = encodeTfliteMetadata(rewrite.normalization, names);

  const longer = rewrite.extendFirstOutputBy ?? 0;
  const extension =
    longer === 0
      ? { codes: [], tensors: [], operators: [], buffers: [], outputs }
      : extend(longer, {
          first: outputs[0] ?? -1,
          rest: outputs.slice(1),
          tensors,
          buffers,
          codes: model.tables(1),
        });

  const newGraph = table(
    list([...tensors.map(old), ...extension.tensors]),
    to({ integers: graph.integers(1) }),
    to({ integers: extension.outputs }),
    list([...graph.tables(3).map(old), ...extension.operators]),
    to({ text: graph.text(4) }),
  );
  const entry = table(to({ text: 'TFLITE_METADATA' }), {
    integer: buffers.length + extension.buffers.length,
  });
  return encodeFlatbuffer(
    table(
      { integer: 3 },
      list([...model.tables(1).map(old), ...extension.codes]),
      list([newGraph]),
      to({ text: model.text(3) }),
      list([...buffers.map(old), ...extension.buffers, table(to({ bytes: metadata }))]),
      undefined,
      list([entry]),
    ),
    'TFL3',
    bytes,
  );
}

interface Extended {
  readonly first: number;
  readonly rest: readonly number[];
  readonly tensors: readonly FlatbufferTable[];
  readonly buffers: readonly FlatbufferTable[];
  readonly codes: readonly FlatbufferTable[];
}

/** A PAD operator at the end of the graph, with its constant, its result and its operator code. */
function extend(by: number, { first, rest, tensors, buffers, codes }: Extended) {
  const [batch, rows, columns, length] = tensors[first]?.integers(0) ?? [];
  if (batch !== 1 || rows !== 1 || columns !== 1 || length === undefined) {
    throw new Error('Only an output of shape [1, 1, 1, n] can be extended.');
  }
  const paddings = new Int32Array([0, 0, 0, 0, 0, 0, 0, by]);
  const paddingTensor = tensors.length;
  const result = tensors.length + 1;
  return {
    codes: [table({ byte: PAD }, undefined, { integer: 1 }, { integer: PAD })],
    buffers: [table(to({ bytes: new Uint8Array(paddings.buffer) }))],
    tensors: [
      table(to({ integers: [4, 2] }), { byte: INT32 }, { integer: buffers.length }, to({ text: 'paddings' })),
      table(to({ integers: [1, 1, 1, length + by] }), { byte: 0 }, { integer: 0 }, to({ text: 'extended' })),
    ],
    operators: [
      table(
        { integer: codes.length },
        to({ integers: [first, paddingTensor] }),
        to({ integers: [result] }),
        { byte: PAD_OPTIONS },
        to(table()),
      ),
    ],
    outputs: [result, ...rest],
  };
}

const table = (...fields: FlatField[]): FlatNode => ({ fields });
const to = (node: FlatNode): FlatField => ({ to: node });
const list = (items: readonly FlatNode[]): FlatField => to({ items });
const old = (existing: FlatbufferTable): FlatNode => ({ old: existing.position });
