/** How finely the stage is drawn, as a share of the display's own pixels, and what the last frames cost. */
export interface Resolution {
  readonly share: number;
  /** Intervals of the latest frames, ms. */
  readonly recent: readonly number[];
}

/** Never more than a 4K picture, whatever the display says of itself. */
const MOST_PIXELS = 3840 * 2160;
const SHARES = [1, 0.75, 0.5, 0.35, 0.25] as const;
const WINDOW = 12;
/** A frame that took longer than this was late even at 30 frames a second. */
const LATE = 40;
/** A pause of the whole machine says nothing about drawing. */
const PAUSE = 600;

export function startingResolution(software: boolean): Resolution {
  return { share: software ? 0.5 : 1, recent: [] };
}

/** Pure: after one more frame; goes a step down when most of the last frames were late, never up within a number. */
export function afterFrame(resolution: Resolution, interval: number): Resolution {
  if (interval > PAUSE) return resolution;
  const recent = [...resolution.recent, interval].slice(-WINDOW);
  if (recent.length < WINDOW || recent.filter((ms) => ms > LATE).length < WINDOW * 0.7)
    return { ...resolution, recent };
  const lower = SHARES.find((share) => share < resolution.share);
  return { share: lower ?? resolution.share, recent: [] };
}

/** Pure: between two numbers, in black, one step up is tried again. */
export function afterNumber(resolution: Resolution): Resolution {
  const higher = SHARES.filter((share) => share > resolution.share).at(-1);
  return { share: higher ?? resolution.share, recent: [] };
}

/** Drawing-buffer px per CSS px. */
export function pixelScale(
  width: number,
  height: number,
  devicePixelRatio: number,
  { share }: Resolution,
): number {
  const own = width * height * devicePixelRatio ** 2;
  return devicePixelRatio * Math.min(1, Math.sqrt(MOST_PIXELS / Math.max(1, own))) * share;
}
