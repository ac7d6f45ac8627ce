import type { Picture } from './picture.ts';

/** Half as wide and high (rounded up); each pixel is the mean of the 2 × 2 it covers. */
export function halve(picture: Picture): Picture {
  const { width, height, data } = picture;
  const halfWidth = (width + 1) >> 1;
  const halfHeight = (height + 1) >> 1;
  const out = new Uint8Array(halfWidth * halfHeight * 3);
  // An odd last column or row is its own neighbour.
  const pairs = width >> 1;
  let to = 0;
  for (let y = 0; y < halfHeight; y++) {
    let p = 2 * y * width * 3;
    let q = (2 * y + 1 < height ? 2 * y + 1 : 2 * y) * width * 3;
    for (let x = 0; x < pairs; x++, p += 6, q += 6, to += 3) {
      out[to] = (data[p]! + data[p + 3]! + data[q]! + data[q + 3]! + 2) >> 2;
      out[to + 1] = (data[p + 1]! + data[p + 4]! + data[q + 1]! + data[q + 4]! + 2) >> 2;
      out[to + 2] = (data[p + 2]! + data[p + 5]! + data[q + 2]! + data[q + 5]! + 2) >> 2;
    }
    if (pairs < halfWidth) {
      for (let c = 0; c < 3; c++) out[to + c] = (data[p + c]! + data[q + c]! + 1) >> 1;
      to += 3;
    }
  }
  return { width: halfWidth, height: halfHeight, data: out };
}

/**
 * A picture and its halvings, made when first asked for: whoever shrinks a part of it samples the level
 * that is at most twice too fine, so nothing aliases and no large area is averaged twice.
 */
export class Pyramid {
  readonly picture: Picture;
  readonly #levels: Picture[];

  constructor(picture: Picture) {
    this.picture = picture;
    this.#levels = [picture];
  }

  /** The picture halved `index` times (or as often as a side of more than one pixel allows). */
  level(index: number): { readonly picture: Picture; readonly index: number } {
    let last = this.#levels.length - 1;
    while (last < index) {
      const finest = this.#levels[last]!;
      if (finest.width === 1 && finest.height === 1) break;
      this.#levels.push(halve(finest));
      last++;
    }
    const found = Math.min(index, last);
    return { picture: this.#levels[found]!, index: found };
  }
}
