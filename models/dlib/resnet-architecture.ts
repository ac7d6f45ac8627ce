// The file stores parameters only; the order of the layers is a C++ type (dnn_face_recognition_ex.cpp of dlib:
// `anet_type`). This is that type, written down as data.

/** What stands where, from the output down to the input; `tag` where the layer refers to a remembered tensor. */
export type LayerSlot =
  | { readonly kind: 'convolution' | 'affine' | 'relu' | 'max-pool' | 'average-pool' | 'fully-connected' }
  | { readonly kind: 'tag' | 'skip' | 'add'; readonly tag: number };

const convolution: LayerSlot = { kind: 'convolution' };
const affine: LayerSlot = { kind: 'affine' };
const relu: LayerSlot = { kind: 'relu' };
const average: LayerSlot = { kind: 'average-pool' };

/** `block`: two 3×3 convolutions, each with its affine layer; the stride belongs to the parameters. */
const block: readonly LayerSlot[] = [affine, convolution, relu, affine, convolution];

/** `ares`: x + block(x). */
const residual: readonly LayerSlot[] = [relu, { kind: 'add', tag: 1 }, ...block, { kind: 'tag', tag: 1 }];

/** `ares_down`: average-pool(x) + block(x), at half the size and twice the channels. */
const residualDown: readonly LayerSlot[] = [
  relu,
  { kind: 'add', tag: 2 },
  average,
  { kind: 'skip', tag: 1 },
  { kind: 'tag', tag: 2 },
  ...block,
  { kind: 'tag', tag: 1 },
];

/** The 130 layers of `dlib_face_recognition_resnet_model_v1.dat`, output first, the 7×7 convolution last. */
export const resnetArchitecture: readonly LayerSlot[] = [
  { kind: 'fully-connected' },
  average,
  ...residualDown,
  ...residual,
  ...residual,
  ...residualDown,
  ...residual,
  ...residual,
  ...residualDown,
  ...residual,
  ...residual,
  ...residual,
  ...residualDown,
  ...residual,
  ...residual,
  ...residual,
  { kind: 'max-pool' },
  relu,
  affine,
  convolution,
];
