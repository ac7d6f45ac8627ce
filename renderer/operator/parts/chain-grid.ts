// How many rows the chain in preview takes: the faces as large as they can be, the words under them still readable.

/** px of a link's height that are not the picture: the step above it, the name and the likeness below. */
export const LINK_WORDS = 78;
/** px between two pictures of a row. */
const GAP = 12;
/** px of a link's width that names and "1 in 30,000" need. */
const COMFORTABLE = 90;
/** px of a link's width that "weakest 0.612" needs between the numbers of two shorter steps. */
const NARROWEST = 78;
/** px of a picture below which words are cut short rather than faces made smaller. */
const SMALL = 60;
/** px, at most: larger says no more about a face at arm's length. */
const LARGEST = 260;

/** A chain reads best as one row: it is broken only where that makes the faces this much larger. */
const WORTH_A_ROW = 1.2;

export interface ChainGrid {
  readonly rows: number;
  readonly columns: number;
  /** px, width and height of a picture. */
  readonly picture: number;
}

/**
 * @param count links of the chain, the visitor included
 * @param width px of the place for it
 * @param height px of the place for it
 */
export function chainGrid(count: number, width: number, height: number): ChainGrid {
  const grids = [1, 2, 3, 4].map((rows) => {
    const columns = Math.max(1, Math.ceil(count / rows));
    const cell = width / columns;
    const picture = Math.floor(Math.min(cell - GAP, height / rows - LINK_WORDS, LARGEST));
    return { rows, columns, picture, cell };
  });
  const largest = (narrowest: number) =>
    grids
      .filter(({ cell }) => cell >= narrowest)
      .reduce<ChainGrid | null>(
        (best, grid) => (best === null || grid.picture > best.picture * WORTH_A_ROW ? grid : best),
        null,
      );
  const comfortable = largest(COMFORTABLE);
  const { rows, columns, picture } =
    (comfortable !== null && comfortable.picture >= SMALL ? comfortable : largest(NARROWEST)) ??
    grids.at(-1)!;
  // Never below what a face can be told by: a place that is too small scrolls.
  return { rows, columns, picture: Math.max(48, picture) };
}
