/** A decoded, upright picture in memory: what every step between decoding and the network works on. */
export interface Picture {
  /** px */
  readonly width: number;
  /** px */
  readonly height: number;
  /** sRGB, 8 bits, interleaved: `width * height * 3` bytes, row by row from the top left. */
  readonly data: Uint8Array;
}

/** Red, green, blue: 0…255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** The ground behind every face (`backdrop`, #383432, of the look): generated faces float on exactly this. */
export const BACKDROP: Colour = [0x38, 0x34, 0x32];
