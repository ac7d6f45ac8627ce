import { Tensor } from '../onnxruntime.ts';

/**
 * Square pictures as one input tensor, float32 `[N, 3, side, side]`: planes of red, green and blue, raw 0…255
 * (every network of models/README.md does its own normalisation).
 *
 * @param pictures each `side * side * 3` bytes, RGB interleaved
 */
export function planes(pictures: readonly Uint8Array[], side: number): Tensor {
  const pixels = side * side;
  const values = new Float32Array(pictures.length * pixels * 3);
  pictures.forEach((bytes, n) => {
    const red = n * pixels * 3;
    const [green, blue] = [red + pixels, red + 2 * pixels];
    for (let pixel = 0, from = 0; pixel < pixels; pixel++, from += 3) {
      values[red + pixel] = bytes[from]!;
      values[green + pixel] = bytes[from + 1]!;
      values[blue + pixel] = bytes[from + 2]!;
    }
  });
  return new Tensor('float32', values, [pictures.length, 3, side, side]);
}
