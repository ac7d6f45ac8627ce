import type { OnnxGraph } from '../onnx/onnx-graph.ts';

/** Adds what TFLite applies inside an operator (schema.fbs: ActivationFunctionType) and returns the result's name. */
export function addFusedActivation(graph: OnnxGraph, input: string, activation: number): string {
  switch (activation) {
    case 0:
      return input;
    case 1:
      return graph.node('Relu', [input]);
    case 3:
      return graph.node('Clip', [
        input,
        graph.floats([], Float32Array.of(0)),
        graph.floats([], Float32Array.of(6)),
      ]);
    default:
      throw new Error(
        `Activation ${activation} inside an operator is not understood (known: none, RELU, RELU6).`,
      );
  }
}
