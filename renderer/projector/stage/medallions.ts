import type { Portrait } from '../portrait/portrait.ts';
import type { Frame } from '../timeline/frame.ts';
import { ease, share } from '../timeline/easing.ts';
import { medallionsOf, type Layout } from './layout.ts';

/** The chain so far: small round faces on an ochre thread that draws itself. */
export interface Medallions {
  readonly show: (frame: Frame, portraits: readonly (Portrait | null)[], layout: Layout) => void;
}

/** Part of a stage portrait that a medallion shows, 0…1. */
const CROP = { x: 0.19, y: 0.16, side: 0.62 } as const;
const SVG = 'http://www.w3.org/2000/svg';

interface Row {
  readonly key: string;
  readonly faces: readonly { readonly canvas: HTMLCanvasElement; drawn: Portrait | null }[];
  readonly threads: readonly SVGPathElement[];
}

export function createMedallions(root: HTMLElement): Medallions {
  const frame = document.createElement('div');
  frame.className = 'medallions';
  frame.dataset.testid = 'projector-chain';
  root.append(frame);
  let row: Row = { key: '', faces: [], threads: [] };

  return {
    show: ({ score, thread, punch }, portraits, layout) => {
      frame.hidden = score === null || punch;
      if (score === null) {
        // Nothing of a visitor stays behind in the dark.
        if (row.key !== '') frame.replaceChildren();
        row = { key: '', faces: [], threads: [] };
        return;
      }
      if (punch) return;
      const key = [score.chain.id, layout.width, layout.height].join();
      if (key !== row.key) row = { key, ...build(frame, score.chain.links.length, layout) };
      row.threads.forEach((path, i) => {
        const drawn = Math.min(1, Math.max(0, thread - i));
        path.style.strokeDashoffset = (1 - drawn).toFixed(4);
        path.style.visibility = drawn > 0 ? 'visible' : 'hidden';
      });
      row.faces.forEach((face, i) => {
        const portrait = portraits[i] ?? null;
        if (portrait !== null && face.drawn !== portrait) drawFace(face, portrait);
        // A medallion comes when the thread has nearly reached it.
        const seen = portrait === null ? 0 : ease(share(thread, i - 0.28, 0.28));
        face.canvas.style.opacity = seen.toFixed(3);
        face.canvas.style.transform = `scale(${(0.82 + 0.18 * seen).toFixed(4)})`;
        face.canvas.dataset.current = String(Math.round(thread) === i);
      });
    },
  };
}

function build(frame: HTMLElement, count: number, layout: Layout): Omit<Row, 'key'> {
  const size = layout.row.medallion;
  const middles = medallionsOf(layout, count);
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${layout.width} ${layout.height}`);
  const threads = middles.slice(1).map((to, i) => {
    const from = middles[i]!;
    const path = document.createElementNS(SVG, 'path');
    // A thread has weight: it sags between two faces.
    const sag = size * 0.16;
    path.setAttribute(
      'd',
      `M${from.x + size / 2} ${from.y} Q${(from.x + to.x) / 2} ${from.y + 2 * sag} ${to.x - size / 2} ${to.y}`,
    );
    path.setAttribute('pathLength', '1');
    path.style.strokeWidth = `${size * 0.04}px`;
    svg.append(path);
    return path;
  });
  const faces = middles.map(({ x, y }) => {
    const canvas = document.createElement('canvas');
    const pixels = Math.round(size * Math.min(2, window.devicePixelRatio));
    canvas.width = canvas.height = pixels;
    Object.assign(canvas.style, {
      left: `${x - size / 2}px`,
      top: `${y - size / 2}px`,
      width: `${size}px`,
      height: `${size}px`,
    });
    return { canvas, drawn: null };
  });
  frame.replaceChildren(svg, ...faces.map(({ canvas }) => canvas));
  return { faces, threads };
}

function drawFace(face: Row['faces'][number], portrait: Portrait): void {
  const { canvas } = face;
  const { bitmap } = portrait;
  const context = canvas.getContext('2d');
  if (context === null) return;
  face.drawn = portrait;
  context.imageSmoothingQuality = 'high';
  const [x, y, side] = [CROP.x * bitmap.width, CROP.y * bitmap.height, CROP.side * bitmap.width];
  context.drawImage(bitmap, x, y, side, side, 0, 0, canvas.width, canvas.height);
}
