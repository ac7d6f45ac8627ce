// How many rows the chain in preview takes: the faces as large as they can be, the words under them still readable.

/** px of a link's height that are not the picture: the step above it, the name and the likeness below. */
export const LINK_WORDS = 78;
/** px between two pictures of a row. */
const GAP = 12;
/** px that "1 in 30,000" needs, and "weakest 0.612" between the numbers of two shorter steps. */
const NARROWEST = 78;
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
    return { rows, columns, picture, roomy: cell >= NARROWEST };
  });
  const roomy = grids.filter((grid) => grid.roomy);
  const { rows, columns, picture } = (roomy.length > 0 ? roomy : grids.slice(-1)).reduce((best, grid) =>
    grid.picture > best.picture * WORTH_A_ROW ? grid : best,
  );
  // Never below what a face can be told by: a place that is too small scrolls.
  return { rows, columns, picture: Math.max(48, picture) };
}
