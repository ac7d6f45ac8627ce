/** Where things stand on the stage, all in CSS px. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly upright: boolean;
  /** The square of the picture; may reach over the edge of the window. */
  readonly portrait: Square;
  /** The same for the punch line: nearer. */
  readonly near: Square;
  readonly letters: Box;
  readonly punch: Box;
  /** Middle line and reach of the row of medallions, and their diameter. */
  readonly row: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly medallion: number;
  };
  /** The smallest type: 1/18 of the picture's height (upright displays: of what would be its height lying down). */
  readonly type: number;
}

export interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pure: the stage for a window. Lying displays have the face left and the words right, upright ones the face above. */
export function layoutOf(width: number, height: number): Layout {
  return width >= height * 1.15 ? lying(width, height) : upright(width, height);
}

function lying(width: number, height: number): Layout {
  const side = Math.min(height * 0.96, width * 0.6);
  const centre = Math.max(width * 0.305, side * 0.47);
  const left = Math.max(width * 0.6, centre + side * 0.36);
  const right = width - Math.max(height * 0.05, width * 0.035);
  const near = Math.min(height * 1.22, width * 0.76);
  return {
    width,
    height,
    upright: false,
    portrait: { x: centre - side / 2, y: height * 0.925 - side, side },
    near: { x: width * 0.275 - near / 2, y: height * 1.12 - near, side: near },
    letters: { x: left, y: height * 0.06, width: right - left, height: height * 0.76 },
    punch: { x: width * 0.52, y: height * 0.06, width: right - width * 0.52, height: height * 0.88 },
    row: {
      x: width * 0.06,
      y: height * 0.922,
      width: width * 0.88,
      medallion: Math.min(height * 0.092, width * 0.058),
    },
    type: height / 18,
  };
}

function upright(width: number, height: number): Layout {
  const side = Math.min(width * 1.08, height * 0.62);
  const type = Math.min(width / 16, height / 18);
  const margin = width * 0.07;
  const top = height * 0.01 + side * 0.93;
  const row = height * 0.945;
  const medallion = Math.min(height * 0.06, width * 0.064);
  return {
    width,
    height,
    upright: true,
    portrait: { x: (width - side) / 2, y: height * 0.01, side },
    near: { x: (width - side * 1.15) / 2, y: height * -0.02, side: side * 1.15 },
    letters: { x: margin, y: top, width: width - 2 * margin, height: row - medallion * 1.15 - top },
    punch: { x: margin, y: height * 0.64, width: width - 2 * margin, height: height * 0.32 },
    row: { x: margin, y: row, width: width - 2 * margin, medallion },
    type,
  };
}

/** Where the middle of each medallion is, for a chain of so many links. */
export function medallionsOf(
  { row, upright: isUpright }: Layout,
  count: number,
): readonly { readonly x: number; readonly y: number }[] {
  const widest = row.medallion * (isUpright ? 1.6 : 1.75);
  const apart = count < 2 ? 0 : Math.min(widest, (row.width - row.medallion) / (count - 1));
  return Array.from({ length: count }, (_, i) => ({ x: row.x + row.medallion / 2 + i * apart, y: row.y }));
}
