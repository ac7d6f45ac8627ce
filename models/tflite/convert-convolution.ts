import type { Conversion } from './conversion.ts';
import { addFusedActivation } from './fused-activation.ts';
import type { TfliteOperator } from './tflite-model.ts';
import { windowPadding, type PaddingKind } from './window-padding.ts';

type Size = readonly [rows: number, columns: number];

/** CONV_2D: weights [outputs, rows, columns, inputs] → [outputs, inputs, rows, columns]. */
export function convertConvolution(conversion: Conversion, operator: TfliteOperator): void {
  const [input, weights, bias] = operator.inputs;
  const [outputs, rows, columns, inputs] = conversion.imageShape(weights);
  const values = reorder(conversion.weights(weights), [outputs, rows, columns, inputs], [0, 3, 1, 2]);
  const options = operator.options;
  addConvolution(conversion, operator, {
    input,
    bias,
    weights: conversion.graph.floats([outputs, inputs, rows, columns], values),
    kernel: [rows, columns],
    stride: [options?.integer(2) ?? 1, options?.integer(1) ?? 1],
    dilation: [options?.integer(5, 1) ?? 1, options?.integer(4, 1) ?? 1],
    padding: options?.byte(0) === 1 ? 'valid' : 'same',
    groups: 1,
    activation: options?.byte(3) ?? 0,
  });
}

/** DEPTHWISE_CONV_2D: weights [1, rows, columns, outputs] → [outputs, 1, rows, columns], one group per channel. */
export function convertDepthwiseConvolution(conversion: Conversion, operator: TfliteOperator): void {
  const [input, weights, bias] = operator.inputs;
  const [, rows, columns, outputs] = conversion.imageShape(weights);
  const values = reorder(conversion.weights(weights), [1, rows, columns, outputs], [3, 0, 1, 2]);
  const options = operator.options;
  addConvolution(conversion, operator, {
    input,
    bias,
    weights: conversion.graph.floats([outputs, 1, rows, columns], values),
    kernel: [rows, columns],
    stride: [options?.integer(2) ?? 1, options?.integer(1) ?? 1],
    dilation: [options?.integer(6, 1) ?? 1, options?.integer(5, 1) ?? 1],
    padding: options?.byte(0) === 1 ? 'valid' : 'same',
    groups: conversion.imageShape(input)[3],
    activation: options?.byte(4) ?? 0,
  });
}

/**
 * MediaPipe's custom operator Convolution2DTransposeBias: weights [outputs, rows, columns, inputs].
 * Its options are three int32: padding (1 = SAME, 2 = VALID), column stride, row stride
 * (mediapipe/util/tflite/operations/transpose_conv_bias.cc).
 */
export function convertTransposedConvolution(conversion: Conversion, operator: TfliteOperator): void {
  const { graph } = conversion;
  const [input, weights, bias] = operator.inputs;
  const [output] = operator.outputs;
  const [outputs, rows, columns, inputs] = conversion.imageShape(weights);
  const options = operator.customOptions;
  if (options.length < 12) throw new Error('Convolution2DTransposeBias carries no options.');
  const view = new DataView(options.buffer, options.byteOffset, options.byteLength);
  const stride: Size = [view.getInt32(8, true), view.getInt32(4, true)];
  const before = conversion.imageShape(input);
  const after = conversion.imageShape(output);
  // The padding that SAME would use in the other direction is what is cut away here.
  const kind: PaddingKind = view.getInt32(0, true) === 2 ? 'valid' : 'same';
  const cut = [0, 1].map((axis) => {
    const kernel = axis === 0 ? rows : columns;
    const full = (before[axis + 1]! - 1) * stride[axis]! + kernel;
    const [start] = windowPadding(kind, after[axis + 1]!, kernel, stride[axis]!);
    return [start, full - after[axis + 1]! - start] as const;
  });
  const values = reorder(conversion.weights(weights), [outputs, rows, columns, inputs], [3, 0, 1, 2]);
  const name = graph.node(
    'ConvTranspose',
    [
      conversion.value(input),
      graph.floats([inputs, outputs, rows, columns], values),
      graph.floats([outputs], conversion.weights(bias)),
    ],
    {
      kernel_shape: { integers: [rows, columns] },
      strides: { integers: stride },
      pads: { integers: [cut[0]![0], cut[1]![0], cut[0]![1], cut[1]![1]] },
    },
  );
  conversion.define(output!, name);
}

interface Window {
  readonly input: number | undefined;
  readonly bias: number | undefined;
  readonly weights: string;
  readonly kernel: Size;
  readonly stride: Size;
  readonly dilation: Size;
  readonly padding: PaddingKind;
  readonly groups: number;
  readonly activation: number;
}

function addConvolution(conversion: Conversion, operator: TfliteOperator, window: Window): void {
  const { graph } = conversion;
  const { kernel, stride, dilation, padding } = window;
  const [, height, width] = conversion.imageShape(window.input);
  const vertical = windowPadding(padding, height, kernel[0], stride[0], dilation[0]);
  const horizontal = windowPadding(padding, width, kernel[1], stride[1], dilation[1]);
  const biases = conversion.weights(window.bias);
  const name = graph.node(
    'Conv',
    [conversion.value(window.input), window.weights, graph.floats([biases.length], biases)],
    {
      kernel_shape: { integers: kernel },
      strides: { integers: stride },
      dilations: { integers: dilation },
      pads: { integers: [vertical[0], horizontal[0], vertical[1], horizontal[1]] },
      group: { integer: window.groups },
    },
  );
  conversion.define(operator.outputs[0]!, addFusedActivation(graph, name, window.activation));
}

/** A four-dimensional array with its axes in another order. */
function reorder(values: Float32Array, shape: readonly number[], order: readonly number[]): Float32Array {
  const strides = [shape[1]! * shape[2]! * shape[3]!, shape[2]! * shape[3]!, shape[3]!, 1];
  const [a, b, c, d] = order.map((axis) => ({ size: shape[axis]!, stride: strides[axis]! }));
  const result = new Float32Array(values.length);
  let to = 0;
  for (let i = 0; i < a!.size; i += 1)
    for (let j = 0; j < b!.size; j += 1)
      for (let k = 0; k < c!.size; k += 1)
        for (let l = 0; l < d!.size; l += 1, to += 1)
          result[to] = values[i * a!.stride + j * b!.stride + k * c!.stride + l * d!.stride]!;
  return result;
}
