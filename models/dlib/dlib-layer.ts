/** A sliding window: kernel, stride and padding in pixels, rows before columns. A kernel of 0 covers everything. */
export interface DlibWindow {
  readonly kernel: readonly [number, number];
  readonly stride: readonly [number, number];
  readonly padding: readonly [number, number];
}

/** One layer of a dlib network, with its parameters. */
export type DlibLayer =
  /** filters: [count][channels][rows][columns], row-major; biases: [count]. */
  | {
      readonly kind: 'convolution';
      readonly filters: Float32Array;
      readonly biases: Float32Array;
      readonly count: number;
      readonly channels: number;
      readonly window: DlibWindow;
    }
  /** y = gamma · x + beta per channel: a batch normalisation after training. */
  | { readonly kind: 'affine'; readonly gamma: Float32Array; readonly beta: Float32Array }
  | { readonly kind: 'relu' }
  | { readonly kind: 'max-pool'; readonly window: DlibWindow }
  | { readonly kind: 'average-pool'; readonly window: DlibWindow }
  /** y = x · weights; weights [inputs][outputs], row-major; no bias. */
  | {
      readonly kind: 'fully-connected';
      readonly weights: Float32Array;
      readonly inputs: number;
      readonly outputs: number;
    }
  /** Remembers the tensor under a number. */
  | { readonly kind: 'tag'; readonly tag: number }
  /** Goes on with the tensor remembered under that number. */
  | { readonly kind: 'skip'; readonly tag: number }
  /** Adds the tensor remembered under that number, both zero-extended at the end of each axis to the larger. */
  | { readonly kind: 'add'; readonly tag: number };
