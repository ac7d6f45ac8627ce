import type { OnnxAttribute, OnnxConstant, OnnxGraph, OnnxNode, OnnxPort } from './onnx-graph.ts';
import { ProtobufWriter } from './protobuf-writer.ts';

// Field numbers and enum values: onnx/onnx.proto3 of the ONNX project.
const FLOAT32 = 1;
const INT64 = 7;
const IR_VERSION = 8;
const OPSET = 13;

/**
 * The bytes of an .onnx file (IR 8, operator set 13) for a graph.
 * The same graph gives the same bytes: no clock, no host name, no random name goes in.
 */
export function encodeOnnx(graph: OnnxGraph): Uint8Array {
  const body = new ProtobufWriter();
  for (const node of graph.nodes) body.message(1, encodeNode(node));
  body.text(2, graph.name);
  for (const constant of graph.constants) body.message(5, encodeConstant(constant));
  for (const port of graph.inputs) body.message(11, encodePort(port));
  for (const port of graph.outputs) body.message(12, encodePort(port));
  return new ProtobufWriter()
    .integer(1, IR_VERSION)
    .text(2, 'tronie')
    .message(7, body)
    .message(8, new ProtobufWriter().text(1, '').integer(2, OPSET))
    .finish();
}

function encodeNode(node: OnnxNode): ProtobufWriter {
  const message = new ProtobufWriter();
  for (const input of node.inputs) message.text(1, input);
  for (const output of node.outputs) message.text(2, output);
  message.text(3, node.name).text(4, node.operator);
  for (const [name, value] of Object.entries(node.attributes))
    message.message(5, encodeAttribute(name, value));
  return message;
}

function encodeAttribute(name: string, value: OnnxAttribute): ProtobufWriter {
  const message = new ProtobufWriter().text(1, name);
  if ('float' in value) return message.float(2, value.float).integer(20, 1);
  if ('integer' in value) return message.integer(3, value.integer).integer(20, 2);
  if ('text' in value) return message.text(4, value.text).integer(20, 3);
  for (const integer of value.integers) message.integer(8, integer);
  return message.integer(20, 7);
}

function encodeConstant(constant: OnnxConstant): ProtobufWriter {
  const { buffer, byteOffset, byteLength } = constant.values;
  return new ProtobufWriter()
    .packedIntegers(1, constant.shape)
    .integer(2, constant.values instanceof Float32Array ? FLOAT32 : INT64)
    .text(8, constant.name)
    .bytes(9, new Uint8Array(buffer, byteOffset, byteLength));
}

function encodePort(port: OnnxPort): ProtobufWriter {
  const shape = new ProtobufWriter();
  for (const size of port.shape) {
    const dimension = new ProtobufWriter();
    shape.message(1, typeof size === 'number' ? dimension.integer(1, size) : dimension.text(2, size));
  }
  const tensor = new ProtobufWriter().integer(1, FLOAT32).message(2, shape);
  return new ProtobufWriter().text(1, port.name).message(2, new ProtobufWriter().message(1, tensor));
}
