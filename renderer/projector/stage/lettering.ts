import type { StageChain, Language } from '../../../engine/show/show.ts';
import { sayIn } from '../../shared/language.ts';
import type { Frame } from '../timeline/frame.ts';
import { fitText, type FitBox, type FittedText, type Measure } from './fit-text.ts';
import type { Layout } from './layout.ts';
import { wordsOf, type Words } from './words.ts';

/** The type of the stage: HTML over the canvas, so that it is crisp at every resolution. */
export interface Lettering {
  readonly show: (frame: Frame, layout: Layout) => void;
}

type Line = keyof Words;
const LINES: readonly Line[] = ['step', 'looksLike', 'name', 'caption', 'likeness'];

export function createLettering(root: HTMLElement): Lettering {
  const measure = displayMeasure();
  const block = element('div', 'letters', root);
  const lines = Object.fromEntries(
    LINES.map((line) => [line, element('div', `line ${line}`, block)]),
  ) as Record<Line, HTMLElement>;
  for (const line of LINES) lines[line].dataset.testid = `projector-${line}`;
  const punch = element('div', 'punch', root);
  punch.dataset.testid = 'projector-punch';
  let set = '';
  let punched = '';

  const setWords = (chain: StageChain, index: number, language: Language, layout: Layout): void => {
    const key = [chain.id, index, language, layout.width, layout.height].join();
    if (key === set) return;
    set = key;
    place(block, layout.letters, layout);
    const words = wordsOf(chain, index, language, sayIn(language));
    const target = index === chain.links.length - 1;
    block.dataset.kind = index === 0 ? 'visitor' : target ? 'target' : 'link';
    for (const line of LINES) {
      lines[line].replaceChildren(words[line] ?? '');
      lines[line].hidden = words[line] === null;
    }
    // A target is only named: the audience knows by now what it looks like.
    if (target) lines.step.hidden = lines.looksLike.hidden = true;
    block.hidden = false;
    const { width, height } = layout.letters;
    let largest = layout.type * (index === 0 || target ? 4 : 2.9);
    for (let attempt = 0; attempt < 10; attempt++) {
      const box = {
        width,
        height,
        lineHeight: 1.02,
        smallest: layout.type * 1.1,
        largest: Math.max(layout.type * 1.1, largest),
      };
      const fitted = fitName(words.name, box, measure);
      setLines(lines.name, fitted.lines, fitted.size);
      // What the other lines need only the page knows.
      if (block.scrollHeight <= Math.ceil(height) || largest <= layout.type * 1.1) break;
      largest = Math.min(largest, fitted.size) * 0.9;
    }
  };

  const setPunch = (chain: StageChain, language: Language, layout: Layout): void => {
    const key = [chain.id, language, layout.width, layout.height].join();
    if (key === punched) return;
    punched = key;
    place(punch, layout.punch, layout);
    const fitted = fitText(
      // "Ergo:" stands alone, and so does each sentence: the audience has that long to hope.
      chain.punchLine[language].replace(/(?<=[:.!?…])\s+/gu, '\n'),
      {
        ...layout.punch,
        lineHeight: 0.98,
        smallest: layout.type * 1.5,
        largest: layout.type * 5.6,
        lines: 5,
      },
      measure,
    );
    setLines(punch, fitted.lines, fitted.size);
  };

  return {
    show: (frame, layout) => {
      const { score, words } = frame;
      punch.hidden = !frame.punch;
      block.hidden = score === null || frame.punch || words.index < 0;
      if (score === null) return;
      if (frame.punch) setPunch(score.chain, score.language, layout);
      if (block.hidden) return;
      setWords(score.chain, words.index, score.language, layout);
      for (const line of LINES) appear(lines[line], words[line]);
    },
  };
}

/** A name stands on two lines at most, unless three make it a good deal larger. */
function fitName(name: string, box: Omit<FitBox, 'lines'>, measure: Measure): FittedText {
  const two = fitText(name, { ...box, lines: 2 }, measure);
  const three = fitText(name, { ...box, lines: 3 }, measure);
  return three.size > two.size * 1.3 || two.lines.length > 2 ? three : two;
}

/** Weight, not bounce: a line rises a hair's breadth while it comes. */
function appear(line: HTMLElement, seen: number): void {
  const opacity = seen.toFixed(3);
  if (line.style.opacity === opacity) return;
  line.style.opacity = opacity;
  line.style.transform = seen >= 1 ? '' : `translateY(${((1 - seen) * 0.18).toFixed(4)}em)`;
}

function setLines(target: HTMLElement, lines: readonly string[], size: number): void {
  target.style.fontSize = `${size.toFixed(2)}px`;
  target.replaceChildren(
    ...lines.map((line, i) => {
      const row = document.createElement('span');
      // A space, so that the text reads as one sentence to whoever asks for it.
      row.textContent = i < lines.length - 1 ? `${line} ` : line;
      return row;
    }),
  );
}

function place(target: HTMLElement, box: Layout['letters'], layout: Layout): void {
  target.dataset.upright = String(layout.upright);
  Object.assign(target.style, {
    left: `${box.x}px`,
    top: `${box.y}px`,
    width: `${box.width}px`,
    height: `${box.height}px`,
    fontSize: `${layout.type}px`,
  });
}

function element(tag: string, className: string, parent: HTMLElement): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.hidden = true;
  parent.append(made);
  return made;
}

/** Widths in the display serif, measured by a canvas that is never shown. */
function displayMeasure(): Measure {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  return (text) => {
    if (context === null) return text.length * 0.55;
    context.font = "600 100px 'Fraunces Variable', Georgia, serif";
    // The letters of the page are a little wider (optical size, softness) than a canvas can know.
    return (context.measureText(text).width / 100) * 1.06;
  };
}
