/** How visible (0…1) each line of the lettering is, and of which face it speaks. */
export interface WordsSeen {
  /** Index of the link; -1 for none. */
  readonly index: number;
  readonly step: number;
  readonly looksLike: number;
  readonly name: number;
  readonly caption: number;
  readonly likeness: number;
}

export const NO_WORDS: WordsSeen = { index: -1, step: 0, looksLike: 0, name: 0, caption: 0, likeness: 0 };
