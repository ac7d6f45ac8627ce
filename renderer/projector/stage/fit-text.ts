/** How wide a piece of text is at a font size of 1 px. */
export type Measure = (text: string) => number;

/** Text broken into lines at the largest size that fits. */
export interface FittedText {
  readonly lines: readonly string[];
  /** px */
  readonly size: number;
}

export interface FitBox {
  readonly width: number;
  readonly height: number;
  readonly lineHeight: number;
  readonly smallest: number;
  readonly largest: number;
  readonly lines: number;
}

const STEPS = 40;

/** The largest size between two bounds at which a text fits into a box; at the smallest it is set whatever happens. */
export function fitText(text: string, box: FitBox, measure: Measure): FittedText {
  for (let i = 0; i <= STEPS; i++) {
    const size = box.largest - ((box.largest - box.smallest) * i) / STEPS;
    const lines = breakLines(text, box.width / size, measure);
    const fits = lines.length <= box.lines && lines.length * size * box.lineHeight <= box.height;
    if (fits && lines.every((line) => measure(line) * size <= box.width))
      return { lines: even(text, lines, box.width / size, measure), size };
  }
  return { lines: breakLines(text, box.width / box.smallest, measure), size: box.smallest };
}

/** Breaks at spaces where a line is full, and at every line break of the text itself. */
function breakLines(text: string, width: number, measure: Measure): string[] {
  return text
    .trim()
    .split('\n')
    .flatMap((paragraph) => {
      const lines: string[] = [];
      let line = '';
      for (const word of paragraph.trim().split(/\s+/u)) {
        const longer = line === '' ? word : `${line} ${word}`;
        if (line !== '' && measure(longer) > width) {
          lines.push(line);
          line = word;
        } else {
          line = longer;
        }
      }
      return [...lines, line];
    });
}

/** As many lines, but of even length: the narrowest width that does not need one more. */
function even(text: string, lines: readonly string[], width: number, measure: Measure): readonly string[] {
  let best = lines;
  for (let share = 0.95; share > 0.4; share -= 0.05) {
    const narrower = breakLines(text, width * share, measure);
    if (narrower.length !== lines.length || narrower.some((line) => measure(line) > width)) break;
    best = narrower;
  }
  return best;
}
