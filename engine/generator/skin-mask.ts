import { boxBlur } from './box-blur.ts';
import { CODE_SIZE, PICTURE_SIZE } from './memory.ts';
import { CONTOURS, polygonMask } from './polygon-mask.ts';

const AREA = PICTURE_SIZE * PICTURE_SIZE;
/** The mask is grown on cells of 4 px: fine enough for a hairline, coarse enough to bridge pores and stubble. */
const CELL = 4;
const GRID = PICTURE_SIZE / CELL;
/**
 * What still counts as this face's skin, from the narrowest reach (0) to the widest (1): log₂ steps darker and
 * brighter than its median, chromaticity off it, and the step between neighbours that only a hairline or a collar makes.
 */
const DARKER = [1.2, 2.1] as const;
const BRIGHTER = [1.1, 2.3] as const;
const CHROMA = [0.05, 0.14] as const;
const EDGE = [0.45, 0.68] as const;
/** Below this row the portraits fade out: cover says nothing any more. */
const FADING = 400;
/** Holes up to about twice this many cells (gloss, stubble, a scar) are closed. */
const CLOSING = 5;

interface Tone {
  /** Share of the cell that the head covers. */
  readonly cover: number;
  /** log₂ of the mean of red, green and blue, 1…256. */
  readonly light: number;
  /** Red and green as shares of the sum. */
  readonly red: number;
  readonly green: number;
}

function toneAt(planes: Float32Array, cell: number): Tone {
  const sum = [0, 0, 0];
  let cover = 0;
  const left = (cell % GRID) * CELL;
  const top = Math.floor(cell / GRID) * CELL;
  for (let y = top; y < top + CELL; y++) {
    for (let x = left; x < left + CELL; x++) {
      cover += Math.min(1, Math.max(0, (planes[3 * AREA + y * PICTURE_SIZE + x]! + 1) / 2)) / (CELL * CELL);
      for (let c = 0; c < 3; c++) sum[c]! += planes[c * AREA + y * PICTURE_SIZE + x]! + 1;
    }
  }
  const [r, g, b] = sum.map((value) => Math.max(0, value / (CELL * CELL)) * 127.5 + 1) as [
    number,
    number,
    number,
  ];
  return { cover, light: Math.log2((r + g + b) / 3), red: r / (r + g + b), green: g / (r + g + b) };
}

/**
 * Where skin shows, `Float32Array[512, 512]`, 0…1: starts from the face and grows over neighbouring cells of similar
 * colour, so that ears, neck and a bald head belong to it and hair, clothes, eyes and teeth do not.
 * @param planes the decoder's `[4, 512, 512]` in −1…1
 * @param reach 0…1: a bald head takes 1; the lighter the hair, the less
 */
export function skinMask(
  planes: Float32Array,
  codeRegions: Float32Array,
  canonical: Float32Array,
  reach: number,
): Float32Array {
  const within = ([narrow, wide]: readonly [number, number]) => narrow + (wide - narrow) * reach;
  const [darker, brighter, chromaOff, edge] = [
    within(DARKER),
    within(BRIGHTER),
    within(CHROMA),
    within(EDGE),
  ];
  const tones = Array.from({ length: GRID * GRID }, (_, cell) => toneAt(planes, cell));
  const inFace = (cell: number) => {
    const x = Math.floor(((cell % GRID) * CELL) / 8);
    const y = Math.floor((Math.floor(cell / GRID) * CELL) / 8);
    return 1 - codeRegions[y * CODE_SIZE + x]!;
  };
  const seeds = tones.flatMap((_, cell) => (inFace(cell) > 0.95 ? [cell] : []));
  const skin = {
    light: median(seeds.map((cell) => tones[cell]!.light)),
    red: median(seeds.map((cell) => tones[cell]!.red)),
    green: median(seeds.map((cell) => tones[cell]!.green)),
  };
  const grown = new Float32Array(GRID * GRID);
  const queue = seeds.slice();
  const visited = new Uint8Array(GRID * GRID);
  for (const cell of seeds) visited[cell] = 1;
  for (let cell = 0; cell < grown.length; cell++) if (inFace(cell) > 0.4) grown[cell] = 1;
  for (let cell = queue.pop(); cell !== undefined; cell = queue.pop()) {
    const x = cell % GRID;
    const near = [
      cell - GRID,
      cell + GRID,
      ...(x > 0 ? [cell - 1] : []),
      ...(x < GRID - 1 ? [cell + 1] : []),
    ];
    for (const next of near) {
      if (next < 0 || next >= GRID * GRID || visited[next]) continue;
      const tone = tones[next]!;
      if (tone.cover < (next / GRID > FADING / CELL ? 0.2 : 0.6)) continue;
      const step = Math.abs(tone.light - tones[cell]!.light);
      const lighter = tone.light - skin.light;
      const chroma = Math.hypot(tone.red - skin.red, tone.green - skin.green);
      if (step > edge || lighter < -darker || lighter > brighter || chroma > chromaOff) continue;
      visited[next] = 1;
      grown[next] = 1;
      queue.push(next);
    }
  }
  close(grown);
  const mask = new Float32Array(AREA);
  for (let i = 0; i < AREA; i++) {
    const x = Math.floor((i % PICTURE_SIZE) / CELL);
    const y = Math.floor(i / PICTURE_SIZE / CELL);
    mask[i] = grown[y * GRID + x]!;
  }
  const scratch = new Float32Array(AREA);
  boxBlur(mask, PICTURE_SIZE, 4, scratch);
  boxBlur(mask, PICTURE_SIZE, 3, scratch);
  for (const contour of [CONTOURS.leftEye, CONTOURS.rightEye, CONTOURS.innerLips]) {
    const hole = polygonMask(canonical, contour, 1);
    for (let i = 0; i < AREA; i++) mask[i]! *= 1 - hole[i]!;
  }
  return mask;
}

/** Fills what is mostly surrounded by skin. */
function close(grown: Float32Array): void {
  const scratch = new Float32Array(grown.length);
  const near = grown.slice();
  boxBlur(near, GRID, CLOSING, scratch);
  boxBlur(near, GRID, CLOSING, scratch);
  for (let cell = 0; cell < grown.length; cell++) if (near[cell]! > 0.62) grown[cell] = 1;
}

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  return values[values.length >> 1] ?? 0;
}
