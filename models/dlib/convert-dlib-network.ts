import { OnnxGraph } from '../onnx/onnx-graph.ts';
import type { DlibLayer, DlibWindow } from './dlib-layer.ts';
import type { DlibNetwork } from './read-dlib-network.ts';

type Shape = readonly [channels: number, rows: number, columns: number];

/** A tensor in the graph under construction, without the batch. */
interface Tensor {
  readonly name: string;
  readonly shape: Shape;
}

type Convolution = Extract<DlibLayer, { kind: 'convolution' }>;
type Affine = Extract<DlibLayer, { kind: 'affine' }>;

/**
 * dlib's face recognition network as an ONNX graph.
 *
 * Input `face`: float32 [N, 3, 150, 150], red, green, blue planes, raw values 0…255.
 * Output `embedding`: float32 [N, 128]; as dlib gives it, **not** unit length; distances are Euclidean.
 */
export function convertDlibNetwork(network: DlibNetwork): OnnxGraph {
  const graph = new OnnxGraph('dlib-face-recognition');
  const [rows, columns] = network.size;
  graph.inputs.push({ name: 'face', shape: ['N', 3, rows, columns] });

  const average = graph.floats([1, 3, 1, 1], Float32Array.from(network.average));
  const scale = graph.floats([1], Float32Array.of(1 / 256));
  const centred = graph.node('Sub', ['face', average]);
  let current: Tensor = { name: graph.node('Mul', [centred, scale]), shape: [3, rows, columns] };
  const remembered = new Map<number, Tensor>();

  for (let index = 0; index < network.layers.length; index += 1) {
    const layer = network.layers[index]!;
    switch (layer.kind) {
      case 'convolution': {
        // An affine layer always follows: fold it into the filters, one pass over the picture fewer.
        const next = network.layers[index + 1];
        if (next?.kind !== 'affine')
          throw new Error(`Layer ${index} (convolution) is not followed by an affine layer.`);
        current = addConvolution(graph, current, layer, next);
        index += 1;
        break;
      }
      case 'relu':
        current = { name: graph.node('Relu', [current.name]), shape: current.shape };
        break;
      case 'max-pool':
      case 'average-pool':
        current = addPool(graph, current, layer.kind, layer.window);
        break;
      case 'tag':
        remembered.set(layer.tag, current);
        break;
      case 'skip':
        current = recall(remembered, layer.tag);
        break;
      case 'add':
        current = addExtended(graph, current, recall(remembered, layer.tag));
        break;
      case 'fully-connected': {
        const flat = graph.node('Flatten', [current.name], { axis: { integer: 1 } });
        const weights = graph.floats([layer.inputs, layer.outputs], layer.weights);
        graph.node('MatMul', [flat, weights], {}, 'embedding');
        graph.outputs.push({ name: 'embedding', shape: ['N', layer.outputs] });
        break;
      }
      case 'affine':
        throw new Error(`Layer ${index} (affine) does not follow a convolution.`);
      default:
        layer satisfies never;
    }
  }
  return graph;
}

function addConvolution(graph: OnnxGraph, input: Tensor, layer: Convolution, affine: Affine): Tensor {
  if (layer.channels !== input.shape[0] || affine.gamma.length !== layer.count) {
    throw new Error(`A convolution of ${layer.channels} channels cannot follow one of ${input.shape[0]}.`);
  }
  const filters = new Float32Array(layer.filters.length);
  const biases = new Float32Array(layer.count);
  const size = filters.length / layer.count;
  // Products in double precision, rounded once.
  for (let k = 0; k < layer.count; k += 1) {
    const gamma = affine.gamma[k]!;
    for (let i = k * size; i < (k + 1) * size; i += 1) filters[i] = layer.filters[i]! * gamma;
    biases[k] = layer.biases[k]! * gamma + affine.beta[k]!;
  }
  const { kernel } = layer.window;
  const weights = graph.floats([layer.count, layer.channels, kernel[0], kernel[1]], filters);
  const bias = graph.floats([layer.count], biases);
  const name = graph.node('Conv', [input.name, weights, bias], windowAttributes(layer.window));
  return { name, shape: slide(layer.count, input.shape, layer.window) };
}

function addPool(
  graph: OnnxGraph,
  input: Tensor,
  kind: 'max-pool' | 'average-pool',
  window: DlibWindow,
): Tensor {
  const [channels] = input.shape;
  if (kind === 'average-pool' && window.kernel[0] === 0) {
    return { name: graph.node('GlobalAveragePool', [input.name]), shape: [channels, 1, 1] };
  }
  const operator = kind === 'max-pool' ? 'MaxPool' : 'AveragePool';
  const name = graph.node(operator, [input.name], windowAttributes(window));
  return { name, shape: slide(channels, input.shape, window) };
}

/** dlib adds tensors of different shapes: the smaller counts as zero where it has no values. */
function addExtended(graph: OnnxGraph, a: Tensor, b: Tensor): Tensor {
  const shape: Shape = [
    Math.max(a.shape[0], b.shape[0]),
    Math.max(a.shape[1], b.shape[1]),
    Math.max(a.shape[2], b.shape[2]),
  ];
  const extend = (tensor: Tensor): string => {
    const missing = shape.map((size, axis) => size - tensor.shape[axis]!);
    if (missing.every((size) => size === 0)) return tensor.name;
    return graph.node('Pad', [tensor.name, graph.integers([0, 0, 0, 0, 0, ...missing])]);
  };
  return { name: graph.node('Add', [extend(b), extend(a)]), shape };
}

function windowAttributes({ kernel, stride, padding }: DlibWindow) {
  return {
    kernel_shape: { integers: kernel },
    strides: { integers: stride },
    pads: { integers: [...padding, ...padding] },
  };
}

function slide(channels: number, [, rows, columns]: Shape, { kernel, stride, padding }: DlibWindow): Shape {
  const size = (length: number, axis: 0 | 1): number =>
    Math.floor((length + 2 * padding[axis] - kernel[axis]) / stride[axis]) + 1;
  return [channels, size(rows, 0), size(columns, 1)];
}

function recall(remembered: ReadonlyMap<number, Tensor>, tag: number): Tensor {
  const tensor = remembered.get(tag);
  if (tensor === undefined) throw new Error(`The network refers to tag ${tag} before setting it.`);
  return tensor;
}
