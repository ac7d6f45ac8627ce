import type { Conversion } from './conversion.ts';
import {
  convertConvolution,
  convertDepthwiseConvolution,
  convertTransposedConvolution,
} from './convert-convolution.ts';
import { addFusedActivation } from './fused-activation.ts';
import type { TfliteOperator } from './tflite-model.ts';
import { windowPadding } from './window-padding.ts';

type Convert = (conversion: Conversion, operator: TfliteOperator) => void;

/** Channels-last axis → channels-first axis. */
const axes = [0, 2, 3, 1] as const;

const CUSTOM = 32;

/** Operators by their number in schema.fbs. */
const builtin: Readonly<Record<number, Convert>> = {
  0: (conversion, operator) => {
    convertSum(conversion, operator, 'Add');
  },
  1: (conversion, operator) => {
    convertPool(conversion, operator, 'AveragePool');
  },
  2: convertConcatenation,
  3: convertConvolution,
  4: convertDepthwiseConvolution,
  6: convertDequantize,
  14: (conversion, operator) => {
    convertSimple(conversion, operator, 'Sigmoid');
  },
  17: (conversion, operator) => {
    convertPool(conversion, operator, 'MaxPool');
  },
  18: (conversion, operator) => {
    convertSum(conversion, operator, 'Mul');
  },
  19: (conversion, operator) => {
    convertSimple(conversion, operator, 'Relu');
  },
  22: convertReshape,
  23: convertResize,
  34: convertPad,
  54: convertParametricRelu,
  117: convertHardSwish,
};

const custom: Readonly<Record<string, Convert>> = {
  Convolution2DTransposeBias: convertTransposedConvolution,
};

/** Adds to the graph what one TFLite operator does. Throws, naming it, where it is not one of those known here. */
export function convertOperator(conversion: Conversion, operator: TfliteOperator): void {
  const convert = operator.code === CUSTOM ? custom[operator.custom] : builtin[operator.code];
  if (convert === undefined) {
    const name =
      operator.code === CUSTOM ? `the custom operator "${operator.custom}"` : `operator ${operator.code}`;
    throw new Error(
      `The model uses ${name} of TensorFlow Lite (schema.fbs: BuiltinOperator), which is not converted yet. ` +
        'Add it to models/tflite/convert-operator.ts.',
    );
  }
  convert(conversion, operator);
}

function convertSimple(conversion: Conversion, operator: TfliteOperator, name: string): void {
  define(conversion, operator, conversion.graph.node(name, [conversion.value(operator.inputs[0])]));
}

function convertSum(conversion: Conversion, operator: TfliteOperator, name: 'Add' | 'Mul'): void {
  const [a, b] = operator.inputs;
  const result = conversion.graph.node(name, [conversion.value(a), conversion.value(b)]);
  define(conversion, operator, addFusedActivation(conversion.graph, result, operator.options?.byte(0) ?? 0));
}

/** float16 weights are unpacked here, once, instead of at every run. */
function convertDequantize(conversion: Conversion, operator: TfliteOperator): void {
  const [packed] = operator.inputs;
  const [unpacked] = operator.outputs;
  conversion.alias(unpacked!, packed!);
  conversion.weights(unpacked); // throws for quantised whole numbers, which are not understood
}

function convertPool(
  conversion: Conversion,
  operator: TfliteOperator,
  name: 'AveragePool' | 'MaxPool',
): void {
  const [input] = operator.inputs;
  const options = operator.options;
  if (options === undefined) throw new Error(`A ${name} carries no options.`);
  const [, rows, columns] = conversion.imageShape(input);
  const stride = [options.integer(2), options.integer(1)] as const;
  const kernel = [options.integer(4), options.integer(3)] as const;
  const kind = options.byte(0) === 1 ? 'valid' : 'same';
  const vertical = windowPadding(kind, rows, kernel[0], stride[0]);
  const horizontal = windowPadding(kind, columns, kernel[1], stride[1]);
  const result = conversion.graph.node(name, [conversion.value(input)], {
    kernel_shape: { integers: kernel },
    strides: { integers: stride },
    pads: { integers: [vertical[0], horizontal[0], vertical[1], horizontal[1]] },
  });
  define(conversion, operator, addFusedActivation(conversion.graph, result, options.byte(5)));
}

function convertConcatenation(conversion: Conversion, operator: TfliteOperator): void {
  const rank = conversion.shape(operator.outputs[0]).length;
  const stored = operator.options?.integer(0) ?? 0;
  const last = stored < 0 ? stored + rank : stored;
  const axis = rank === 4 ? axes[last] : last;
  if (axis === undefined) throw new Error(`A concatenation along axis ${stored} of ${rank} makes no sense.`);
  const values = operator.inputs.map((input) => conversion.value(input));
  const result = conversion.graph.node('Concat', values, { axis: { integer: axis } });
  define(conversion, operator, addFusedActivation(conversion.graph, result, operator.options?.byte(1) ?? 0));
}

/** From rows × columns × channels to a list: the only place where the order of the numbers must be TFLite's. */
function convertReshape(conversion: Conversion, operator: TfliteOperator): void {
  const { graph } = conversion;
  const [input] = operator.inputs;
  const [output] = operator.outputs;
  const [, ...shape] = conversion.shape(output);
  if (shape.length === 3) throw new Error('A reshape to rows, columns and channels is not converted yet.');
  const isImage = conversion.shape(input).length === 4;
  const ordered = isImage
    ? graph.node('Transpose', [conversion.value(input)], { perm: { integers: [0, 2, 3, 1] } })
    : conversion.value(input);
  // 0: as many as come in, so that a batch goes through.
  define(conversion, operator, graph.node('Reshape', [ordered, graph.integers([0, ...shape])]));
}

function convertResize(conversion: Conversion, operator: TfliteOperator): void {
  const { graph } = conversion;
  const [input] = operator.inputs;
  const [, rows, columns] = conversion.imageShape(input);
  const [, toRows, toColumns] = conversion.imageShape(operator.outputs[0]);
  const alignCorners = operator.options?.byte(2) === 1;
  const halfPixel = operator.options?.byte(3) === 1;
  const mode = alignCorners ? 'align_corners' : halfPixel ? 'half_pixel' : 'asymmetric';
  const scales = graph.floats([4], Float32Array.of(1, 1, toRows / rows, toColumns / columns));
  const result = graph.node('Resize', [conversion.value(input), '', scales], {
    mode: { text: 'linear' },
    coordinate_transformation_mode: { text: mode },
  });
  define(conversion, operator, result);
}

function convertPad(conversion: Conversion, operator: TfliteOperator): void {
  const { graph } = conversion;
  const [input, paddings] = operator.inputs;
  conversion.imageShape(input);
  const values = conversion.integers(paddings); // [4, 2]: before and after, per channels-last axis
  if (values.length !== 8) throw new Error('A padding needs two numbers for each of four axes.');
  const pads = Array.from({ length: 8 }, () => 0);
  axes.forEach((axis, from) => {
    pads[axis] = values[from * 2]!;
    pads[axis + 4] = values[from * 2 + 1]!;
  });
  define(conversion, operator, graph.node('Pad', [conversion.value(input), graph.integers(pads)]));
}

function convertParametricRelu(conversion: Conversion, operator: TfliteOperator): void {
  const [input, alpha] = operator.inputs;
  const slopes = conversion.weights(alpha);
  if (slopes.length !== conversion.imageShape(input)[3])
    throw new Error('A PRELU needs one slope per channel.');
  const slope = conversion.graph.floats([slopes.length, 1, 1], slopes);
  define(conversion, operator, conversion.graph.node('PRelu', [conversion.value(input), slope]));
}

/** x · clamp(x / 6 + 1/2, 0, 1): ONNX has it as one operator only from set 14 on. */
function convertHardSwish(conversion: Conversion, operator: TfliteOperator): void {
  const input = conversion.value(operator.inputs[0]);
  const gate = conversion.graph.node('HardSigmoid', [input], {
    alpha: { float: 1 / 6 },
    beta: { float: 0.5 },
  });
  define(conversion, operator, conversion.graph.node('Mul', [input, gate]));
}

function define(conversion: Conversion, operator: TfliteOperator, name: string): void {
  const [output] = operator.outputs;
  if (output === undefined) throw new Error('An operator has no output.');
  conversion.define(output, name);
}
