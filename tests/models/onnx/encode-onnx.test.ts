import { InferenceSession, Tensor } from '../../../engine/onnxruntime.ts';
import { describe, expect, it } from 'vitest';
import { encodeOnnx } from '../../../models/onnx/encode-onnx.ts';
import { OnnxGraph } from '../../../models/onnx/onnx-graph.ts';
import { ProtobufWriter } from '../../../models/onnx/protobuf-writer.ts';

describe('protocol buffers', () => {
  it('have the bytes of the specification’s examples', () => {
    // https://protobuf.dev/programming-guides/encoding: a: 150, b: "testing", f: [3, 270, 86942]
    expect([...new ProtobufWriter().integer(1, 150).finish()]).toEqual([0x08, 0x96, 0x01]);
    expect([...new ProtobufWriter().text(2, 'testing').finish()]).toEqual([
      0x12, 7, 116, 101, 115, 116, 105, 110, 103,
    ]);
    expect([...new ProtobufWriter().packedIntegers(6, [3, 270, 86942]).finish()]).toEqual([
      0x32, 0x06, 0x03, 0x8e, 0x02, 0x9e, 0xa7, 0x05,
    ]);
    expect([...new ProtobufWriter().integer(1, -2).finish()]).toEqual([
      0x08,
      0xfe,
      ...Array<number>(8).fill(0xff),
      0x01,
    ]);
  });
});

describe('an ONNX file of ours', () => {
  it('runs in onnxruntime with every kind of attribute and constant', async () => {
    const graph = new OnnxGraph('every kind');
    graph.inputs.push({ name: 'x', shape: ['N', 4] });
    const gate = graph.node('HardSigmoid', ['x'], { alpha: { float: 0.25 }, beta: { float: 0.5 } });
    const scaled = graph.node('Mul', [gate, graph.floats([4], Float32Array.of(1, 2, 3, -4))]);
    const picture = graph.node('Reshape', [scaled, graph.integers([0, 1, 2, 2])]);
    const grown = graph.node('Resize', [picture, '', graph.floats([4], Float32Array.of(1, 1, 2, 2))], {
      mode: { text: 'nearest' },
    });
    const turned = graph.node('Transpose', [grown], { perm: { integers: [0, 1, 3, 2] } });
    graph.node('Flatten', [turned], { axis: { integer: 1 } }, 'y');
    graph.outputs.push({ name: 'y', shape: ['N', 16] });

    const session = await InferenceSession.create(encodeOnnx(graph));
    const { y } = await session.run({ x: new Tensor('float32', Float32Array.of(0, 2, -9, 1), [1, 4]) });
    expect(y!.dims).toEqual([1, 16]);
    expect([...(y!.data as Float32Array)]).toEqual([
      0.5, 0.5, 0, 0, 0.5, 0.5, 0, 0, 2, 2, -3, -3, 2, 2, -3, -3,
    ]);
  });

  it('is not begun with constants of the wrong size', () => {
    expect(() => new OnnxGraph('g').floats([2, 3], new Float32Array(5))).toThrow(
      '[2, 3] needs 6 numbers, not 5',
    );
  });
});
