import { correspond } from '../morph/correspondence.ts';
import { morphMesh, type MorphMesh } from '../morph/morph-mesh.ts';
import { createPainter, type Painter } from '../paint/painter.ts';
import { afterFrame, afterNumber, pixelScale, startingResolution } from '../paint/resolution.ts';
import type { Portrait } from '../portrait/portrait.ts';
import type { Frame } from '../timeline/frame.ts';
import { layoutOf, type Layout } from './layout.ts';
import { createLettering } from './lettering.ts';
import { createMedallions } from './medallions.ts';

interface Showing {
  /** False: who asked for less motion sees faces cross-fade where they are. */
  readonly warp: boolean;
  /** Nothing but the breath moves: there is time to draw every pixel. */
  readonly settled: boolean;
  /** ms of the page's clock. */
  readonly now: number;
}

/** The things on the page that a frame is drawn with. */
export interface Stage {
  readonly show: (frame: Frame, portraits: readonly (Portrait | null)[], how: Showing) => void;
  /** Does one piece of work ahead of the next morph; false when all is done. */
  readonly prepare: (portraits: readonly (Portrait | null)[]) => boolean;
  /** Black at once, drawn by the page itself, without waiting for the next frame. */
  readonly shut: () => void;
  readonly resize: () => void;
  readonly software: boolean;
}

/** Changes of the grain a second: film, not snow. */
const GRAIN = 12;

export function createStage(root: HTMLElement): Stage {
  const canvas = root.querySelector('canvas')!;
  const curtain = root.querySelector<HTMLElement>('.curtain')!;
  const lettering = root.querySelector<HTMLElement>('.lettering')!;
  const painter: Painter = createPainter(canvas);
  const words = createLettering(lettering);
  const medallions = createMedallions(lettering);
  const meshes = createMeshes();
  let layout: Layout = layoutOf(1, 1);
  let resolution = startingResolution(painter.software);
  let drawnAt: number | null = null;
  let scale = 0;

  const fit = (settled: boolean): void => {
    // A face that rests is drawn seldom on a machine that draws by hand, and then in full.
    const of = settled && painter.software ? startingResolution(false) : resolution;
    const wanted = pixelScale(layout.width, layout.height, window.devicePixelRatio, of);
    if (wanted === scale) return;
    scale = wanted;
    painter.resize(layout.width, layout.height, scale);
  };
  const resize = (): void => {
    layout = layoutOf(Math.max(1, window.innerWidth), Math.max(1, window.innerHeight));
    scale = 0;
    fit(false);
  };
  resize();

  return {
    software: painter.software,
    resize,
    show: (frame, portraits, { warp, settled, now }) => {
      curtain.style.opacity = frame.curtain.toFixed(3);
      words.show(frame, layout);
      medallions.show(frame, portraits, layout);
      const [from, to] = [portraits[frame.from] ?? null, portraits[frame.to] ?? null];
      if (frame.score === null || frame.screen === 'black' || from === null || to === null) {
        painter.paintBlack();
        if (frame.score === null) {
          painter.pictures.keep(portraits);
          meshes.keep(portraits);
          if (drawnAt !== null) resolution = afterNumber(resolution);
        }
        drawnAt = null;
        return;
      }
      // While the picture stands still it is drawn seldom on machines that draw by hand: that says nothing about them.
      if (drawnAt !== null && frame.screen === 'morphing') resolution = afterFrame(resolution, now - drawnAt);
      drawnAt = now;
      fit(settled);
      const square = frame.punch ? layout.near : layout.portrait;
      const grain = Math.floor((now / 1000) * GRAIN) % 4096;
      const mesh = meshes.of(from, to);
      painter.paint({ from, to, mesh, progress: frame.progress, warp, breath: frame.breath, square, grain });
    },
    prepare: (portraits) => painter.pictures.uploadOne(portraits) || meshes.makeOne(portraits),
    shut: () => {
      curtain.style.opacity = '1';
    },
  };
}

/** Triangulated pairs, each made once while its chain is on. */
function createMeshes(): {
  readonly of: (from: Portrait, to: Portrait) => MorphMesh;
  readonly makeOne: (portraits: readonly (Portrait | null)[]) => boolean;
  readonly keep: (portraits: readonly (Portrait | null)[]) => void;
} {
  const held = new Map<Portrait, Map<Portrait, MorphMesh>>();
  const of = (from: Portrait, to: Portrait): MorphMesh => {
    const row = held.get(from) ?? new Map<Portrait, MorphMesh>();
    held.set(from, row);
    const there = row.get(to);
    if (there !== undefined) return there;
    const made = morphMesh(correspond(from.shape, to.shape));
    row.set(to, made);
    return made;
  };
  return {
    of,
    makeOne: (portraits) => {
      const present = portraits.filter((portrait) => portrait !== null);
      const missing = present.findIndex(
        (portrait, i) => i > 0 && held.get(present[i - 1]!)?.has(portrait) !== true,
      );
      if (missing < 0) return false;
      of(present[missing - 1]!, present[missing]!);
      return true;
    },
    keep: (portraits) => {
      for (const portrait of held.keys()) if (!portraits.includes(portrait)) held.delete(portrait);
    },
  };
}
