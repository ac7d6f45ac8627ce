/** An attribute of a node; whole numbers and fractions are told apart because ONNX does. */
export type OnnxAttribute =
  | { readonly integer: number }
  | { readonly integers: readonly number[] }
  | { readonly float: number }
  | { readonly text: string };

export interface OnnxNode {
  readonly operator: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, OnnxAttribute>>;
}

/** A constant inside the file: float32, or int64 (shapes, axes, paddings). */
export interface OnnxConstant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | BigInt64Array;
}

/** A float32 input or output; a text in the shape is a dimension the caller chooses (the batch). */
export interface OnnxPort {
  readonly name: string;
  readonly shape: readonly (number | string)[];
}

/** A graph under construction: nodes are appended in the order in which they run. */
export class OnnxGraph {
  readonly name: string;
  readonly nodes: OnnxNode[] = [];
  readonly constants: OnnxConstant[] = [];
  readonly inputs: OnnxPort[] = [];
  readonly outputs: OnnxPort[] = [];
  readonly #whole = new Map<string, string>();

  constructor(name: string) {
    this.name = name;
  }

  /** Appends a node with one output and returns that output's name (by default `<operator>_<number>`). */
  node(
    operator: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, OnnxAttribute>> = {},
    output = `${operator}_${this.nodes.length}`,
  ): string {
    this.nodes.push({ operator, name: `node_${this.nodes.length}`, inputs, outputs: [output], attributes });
    return output;
  }

  /** Adds float32 constants, row-major, and returns their name. */
  floats(shape: readonly number[], values: Float32Array, name = `constant_${this.constants.length}`): string {
    const expected = shape.reduce((product, size) => product * size, 1);
    if (expected !== values.length) {
      throw new Error(
        `A constant of shape [${shape.join(', ')}] needs ${expected} numbers, not ${values.length}.`,
      );
    }
    this.constants.push({ name, shape, values });
    return name;
  }

  /** Adds a vector of int64 constants, shared between nodes that need the same one, and returns its name. */
  integers(values: readonly number[]): string {
    const key = values.join(',');
    const known = this.#whole.get(key);
    if (known !== undefined) return known;
    const name = `constant_${this.constants.length}`;
    this.constants.push({ name, shape: [values.length], values: BigInt64Array.from(values, BigInt) });
    this.#whole.set(key, name);
    return name;
  }
}
