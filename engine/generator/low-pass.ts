import { CODE_SIZE } from './memory.ts';

/** Half width and standard deviation of the kernel, cells of 8 px (kernel of the trained mixing rule). */
const HALF = 8;
const SIGMA = 2.75;
/** What lies outside the face still counts this much, so that nothing is divided by nought. */
const FLOOR = 0.02;
const CELLS = CODE_SIZE * CODE_SIZE;

const kernel = (() => {
  const taps = Float32Array.from({ length: 2 * HALF + 1 }, (_, i) =>
    Math.exp(-0.5 * ((i - HALF) / SIGMA) ** 2),
  );
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
})();

const reflect = (i: number) => (i < 0 ? -i : i >= CODE_SIZE ? 2 * CODE_SIZE - 2 - i : i);

/** Source cells of every tap for every position along an axis, reflected at the borders. */
const taps = Int32Array.from({ length: CODE_SIZE * (2 * HALF + 1) }, (_, i) =>
  reflect(Math.floor(i / (2 * HALF + 1)) + (i % (2 * HALF + 1)) - HALF),
);

const scratch = new Float32Array(CELLS);

/** Separable Gaussian of one plane `[64, 64]`, in place. */
function blur(plane: Float32Array): void {
  const width = 2 * HALF + 1;
  for (let y = 0; y < CODE_SIZE; y++) {
    for (let x = 0; x < CODE_SIZE; x++) {
      let sum = 0;
      for (let t = 0; t < width; t++) sum += kernel[t]! * plane[y * CODE_SIZE + taps[x * width + t]!]!;
      scratch[y * CODE_SIZE + x] = sum;
    }
  }
  for (let y = 0; y < CODE_SIZE; y++) {
    for (let x = 0; x < CODE_SIZE; x++) {
      let sum = 0;
      for (let t = 0; t < width; t++) sum += kernel[t]! * scratch[taps[y * width + t]! * CODE_SIZE + x]!;
      plane[y * CODE_SIZE + x] = sum;
    }
  }
}

/**
 * The light of a face without its structure: a Gaussian that counts only what lies inside the face, so that hair and
 * backdrop do not bleed into the cheeks.
 */
export function lowPass(face: Float32Array): (code: Float32Array) => Float32Array {
  const inside = face.map((value) => value + FLOOR);
  const norm = inside.slice();
  blur(norm);
  return (code) => {
    const low = new Float32Array(code.length);
    for (let offset = 0; offset < code.length; offset += CELLS) {
      const plane = low.subarray(offset, offset + CELLS);
      for (let i = 0; i < CELLS; i++) plane[i] = code[offset + i]! * inside[i]!;
      blur(plane);
      for (let i = 0; i < CELLS; i++) plane[i]! /= norm[i]!;
    }
    return low;
  };
}
