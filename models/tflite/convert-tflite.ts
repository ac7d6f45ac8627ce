import { OnnxGraph } from '../onnx/onnx-graph.ts';
import { Conversion } from './conversion.ts';
import { convertOperator } from './convert-operator.ts';
import { readTfliteModel, type TfliteModel } from './tflite-model.ts';

/** How a converted model meets its callers. */
export interface TfliteRecipe {
  readonly name: string;
  /** The input, and how the values 0…255 of a picture become what the network was trained on: v · scale + offset. */
  readonly input: { readonly name: string; readonly scale: number; readonly offset: number };
  /** Outputs by their name in the TFLite file; `shape` without the batch. */
  readonly outputs: readonly {
    readonly from: string;
    readonly name: string;
    readonly shape: readonly number[];
  }[];
}

/**
 * A TensorFlow Lite model as an ONNX graph: float32 throughout, channels first, any batch size.
 * The input takes red, green and blue planes of raw values 0…255: the scaling is part of the graph.
 *
 * Throws where the file is damaged, uses an operator that is not known here, or does not have the recipe's outputs.
 */
export function convertTflite(bytes: Uint8Array, recipe: TfliteRecipe): OnnxGraph {
  const model = readTfliteModel(bytes);
  const graph = new OnnxGraph(recipe.name);
  const conversion = new Conversion(model, graph);
  addInput(conversion, model, recipe);
  for (const operator of model.operators) convertOperator(conversion, operator);
  for (const output of recipe.outputs) addOutput(conversion, model, output);
  return graph;
}

function addInput(conversion: Conversion, model: TfliteModel, recipe: TfliteRecipe): void {
  const { graph } = conversion;
  const [input] = model.inputs;
  const [, rows, columns, channels] = conversion.imageShape(input);
  if (model.inputs.length !== 1 || channels !== 3)
    throw new Error('The model does not take exactly one colour picture.');
  const { name, scale, offset } = recipe.input;
  graph.inputs.push({ name, shape: ['N', channels, rows, columns] });
  const scaled = graph.node('Mul', [name, graph.floats([1], Float32Array.of(scale))]);
  const value =
    offset === 0 ? scaled : graph.node('Add', [scaled, graph.floats([1], Float32Array.of(offset))]);
  conversion.define(input!, value);
}

function addOutput(
  conversion: Conversion,
  model: TfliteModel,
  output: TfliteRecipe['outputs'][number],
): void {
  const { graph } = conversion;
  const index = model.outputs.find((candidate) => model.tensors[candidate]?.name === output.from);
  if (index === undefined) {
    const names = model.outputs.map((candidate) => model.tensors[candidate]?.name ?? '?').join(', ');
    throw new Error(`The model has no output "${output.from}"; it has ${names}.`);
  }
  const size = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);
  if (size(conversion.shape(index)) !== size(output.shape)) {
    throw new Error(`Output "${output.from}" does not have the size of [${output.shape.join(', ')}].`);
  }
  // With one row and column, or one channel, channels first and last are the same numbers in the same order.
  const shape = conversion.shape(index);
  if (shape.length === 4 && shape[3] !== 1 && shape[1]! * shape[2]! !== 1) {
    throw new Error(`Output "${output.from}" is a picture of several channels, which is not converted yet.`);
  }
  graph.node('Reshape', [conversion.value(index), graph.integers([0, ...output.shape])], {}, output.name);
  graph.outputs.push({ name: output.name, shape: ['N', ...output.shape] });
}
