import type { DlibLayer, DlibWindow } from './dlib-layer.ts';
import type { DlibReader } from './dlib-reader.ts';
import type { LayerSlot } from './resnet-architecture.ts';

// Order of the fields: the `serialize` functions in dlib/dnn/layers.h.

/** Reads the parameters of the layer that the architecture expects at this place. */
export function readDlibLayer(reader: DlibReader, slot: LayerSlot): DlibLayer {
  switch (slot.kind) {
    case 'convolution':
      return readConvolution(reader);
    case 'affine':
      return readAffine(reader);
    case 'relu':
      if (expectName(reader, ['relu_', 'relu_2']) === 'relu_2') reader.boolean();
      return { kind: 'relu' };
    case 'max-pool':
      expectName(reader, ['max_pool_2']);
      return { kind: 'max-pool', window: readWindow(reader) };
    case 'average-pool':
      expectName(reader, ['avg_pool_2']);
      return { kind: 'average-pool', window: readWindow(reader) };
    case 'fully-connected':
      return readFullyConnected(reader);
    case 'add':
      expectName(reader, ['add_prev_']);
      return { kind: 'add', tag: slot.tag };
    case 'tag':
    case 'skip':
      return slot;
    default:
      return slot satisfies never;
  }
}

function readConvolution(reader: DlibReader): DlibLayer {
  const name = expectName(reader, ['con_4', 'con_5', 'con_6']);
  const parameters = reader.tensor().values;
  const count = reader.count('number of filters');
  const window = readWindow(reader);
  const [filterCount, channels, rows, columns] = reader.tensorAlias();
  reader.tensorAlias(); // biases: 1 × count × 1 × 1
  skipRates(reader);
  if (name !== 'con_4') reader.boolean();
  if (name === 'con_6') reader.boolean();
  const size = count * channels * rows * columns;
  if (filterCount !== count || rows !== window.kernel[0] || columns !== window.kernel[1]) {
    throw reader.fault(`a convolution contradicts itself about its filters`);
  }
  if (parameters.length !== size + count) {
    throw reader.fault(`a convolution needs ${size + count} parameters and has ${parameters.length}`);
  }
  return {
    kind: 'convolution',
    filters: parameters.subarray(0, size),
    biases: parameters.subarray(size),
    count,
    channels,
    window,
  };
}

function readAffine(reader: DlibReader): DlibLayer {
  const name = expectName(reader, ['affine_', 'affine_2']);
  const { values } = reader.tensor();
  reader.tensorAlias(); // gamma
  reader.tensorAlias(); // beta
  reader.integer(); // mode: per channel after convolutions
  if (name === 'affine_2') reader.boolean();
  const half = values.length / 2;
  if (!Number.isInteger(half)) throw reader.fault('an affine layer has an odd number of parameters');
  return { kind: 'affine', gamma: values.subarray(0, half), beta: values.subarray(half) };
}

function readFullyConnected(reader: DlibReader): DlibLayer {
  expectName(reader, ['fc_2']);
  const outputs = reader.count('number of outputs');
  const inputs = reader.count('number of inputs');
  const weights = reader.tensor().values;
  reader.tensorAlias(); // weights
  reader.tensorAlias(); // biases
  const biasMode = reader.integer();
  skipRates(reader);
  if (biasMode !== 1 || weights.length !== inputs * outputs) {
    throw reader.fault(`the last layer is not ${inputs} → ${outputs} without bias`);
  }
  return { kind: 'fully-connected', weights, inputs, outputs };
}

function readWindow(reader: DlibReader): DlibWindow {
  const kernel = [reader.count('kernel'), reader.count('kernel')] as const;
  const stride = [reader.count('stride'), reader.count('stride')] as const;
  const padding = [reader.count('padding'), reader.count('padding')] as const;
  return { kernel, stride, padding };
}

/** Learning-rate and weight-decay multipliers: of use in training only. */
function skipRates(reader: DlibReader): void {
  for (let i = 0; i < 4; i += 1) reader.fraction();
}

function expectName(reader: DlibReader, known: readonly string[]): string {
  const name = reader.text();
  if (!known.includes(name))
    throw reader.fault(`expected ${known.join(' or ')}, found "${name.slice(0, 32)}"`);
  return name;
}
