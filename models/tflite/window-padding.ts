/** How TensorFlow pads: SAME keeps ⌈size / stride⌉ outputs, VALID pads nothing. */
export type PaddingKind = 'same' | 'valid';

/**
 * What SAME or VALID mean in pixels for one axis, before and after
 * (tensorflow/lite/kernels/padding.h: the odd pixel goes after).
 */
export function windowPadding(
  kind: PaddingKind,
  size: number,
  kernel: number,
  stride: number,
  dilation = 1,
): readonly [before: number, after: number] {
  if (kind === 'valid') return [0, 0];
  const outputs = Math.ceil(size / stride);
  const total = Math.max((outputs - 1) * stride + (kernel - 1) * dilation + 1 - size, 0);
  const before = Math.floor(total / 2);
  return [before, total - before];
}
