// The engine: a built-in sample visitor, for --demo and for a fake camera in tests. Nobody's face, and no camera.
import sharp from 'sharp';
import type { GeneratedFace, Generator } from './generator.ts';
import type { Latent } from './latent.ts';
import { seededRandom } from './random.ts';

/** The sample visitor as a little film that ends as it begins. */
export interface DemoVisitor {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  /**
   * @param index 0…count−1
   * @returns a JPEG of `width` × `height` px; the same bytes each time
   * @throws RangeError outside 0…count−1
   */
  frame(index: number): Promise<Uint8Array>;
}

const WIDTH = 1280;
const HEIGHT = 720;
const COUNT = 48;
const FRAMES_PER_SECOND = 12;
/** The head's crop on the picture and its upper edge, px: chin to brow is then about a third of the height. */
const HEAD = 520;
const TOP = 84;
/** The crop ends at the collar; below it the visitor wears a dark pullover. */
const PULLOVER = { colour: [40, 44, 56], collar: 500, half: 92, slope: 250 } as const;
/** A wall of a foyer under a lamp, left a little brighter. */
const WALL = { light: [126, 112, 96], dark: [58, 50, 44] } as const;
/** Sensor noise, standard deviation of a byte. */
const NOISE = 2.2;
const JPEG_QUALITY = 88;
/** Beyond this colour distance from the backdrop a pixel is certainly head. */
const [GROUND_NEAR, GROUND_FAR] = [6, 22] as const;
const BACKDROP = [0x38, 0x34, 0x32] as const;

/** Not a face of the starter gallery: at least 0.35 from each (tests/generator/demo-visitor.test.ts). */
export const DEMO_LATENT: Latent = {
  version: 1,
  members: [
    [116, 0],
    [109, 0],
    [152, 1],
  ],
  weights: [
    [1, 0, 0],
    [0.1, 0, 0.9],
    [0.1, 0.9, 0],
    [0.1, 0, 0.9],
    [0.1, 0.9, 0],
    [1, 0, 0],
  ],
  gains: [1, 1.3, 1.3, 1.3, 1.3, 1.3],
};

/** The face is rendered when the first frame is asked for. */
export function createDemoVisitor(generator: Pick<Generator, 'render'>): DemoVisitor {
  let cutOut: Promise<Buffer> | undefined;
  return {
    count: COUNT,
    width: WIDTH,
    height: HEIGHT,
    framesPerSecond: FRAMES_PER_SECOND,
    async frame(index) {
      if (!Number.isInteger(index) || index < 0 || index >= COUNT) {
        throw new RangeError(`The sample visitor has frames 0…${COUNT - 1}, not ${index}.`);
      }
      cutOut ??= generator.render(DEMO_LATENT).then(cutOutHead);
      const head = await cutOut.catch((error: unknown) => {
        // Not kept: the next frame tries again.
        cutOut = undefined;
        throw error;
      });
      return compose(head, index);
    },
  };
}

/** RGBA of the head alone: what differs from the backdrop that the generator puts behind every head. */
function cutOutHead({ rgb, size }: GeneratedFace): Buffer {
  const rgba = Buffer.alloc(size * size * 4);
  const background = backdropMask(rgb, size);
  for (let i = 0; i < size * size; i++) {
    for (let c = 0; c < 3; c++) rgba[4 * i + c] = rgb[3 * i + c]!;
    rgba[4 * i + 3] = Math.round(255 * (1 - background[i]!));
  }
  return rgba;
}

/** 1 where the backdrop shows: grown inwards from the edges, so that dark hair is not holed. */
function backdropMask(rgb: Uint8Array, size: number): Float32Array {
  const mask = new Float32Array(size * size);
  const difference = (i: number) =>
    Math.hypot(...BACKDROP.map((byte, c) => rgb[3 * i + c]! - byte));
  const queue: number[] = [];
  const visit = (i: number) => {
    if (mask[i]) return;
    const share = Math.min(1, Math.max(0, (GROUND_FAR - difference(i)) / (GROUND_FAR - GROUND_NEAR)));
    if (share <= 0) return;
    mask[i] = share;
    if (share > 0.5) queue.push(i);
  };
  for (let k = 0; k < size; k++) [k, k * size, k * size + size - 1].forEach(visit);
  for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
    const x = i % size;
    if (x > 0) visit(i - 1);
    if (x < size - 1) visit(i + 1);
    if (i >= size) visit(i - size);
    if (i < size * (size - 1)) visit(i + size);
  }
  return mask;
}

const mix = (from: number, to: number, share: number) => from + (to - from) * share;

/** How much of a pixel the shoulders cover; x from the middle of the head. */
function pullover(x: number, y: number): number {
  const below = y - PULLOVER.collar;
  if (below <= 0) return 0;
  const half = PULLOVER.half + PULLOVER.slope * Math.sqrt(Math.min(1, below / 190));
  return Math.min(1, Math.max(0, (half - Math.abs(x)) / 6)) * Math.min(1, below / 14);
}

/** The head before the wall, swaying and breathing a little, through a webcam's noise. */
async function compose(head: Buffer, index: number): Promise<Uint8Array> {
  const turn = (2 * Math.PI * index) / COUNT;
  const side = Math.round(HEAD * (1 + 0.012 * Math.sin(turn)));
  const left = Math.round((WIDTH - side) / 2 + 9 * Math.sin(turn + 0.7) + 3 * Math.sin(3 * turn));
  const top = TOP + Math.round(4 * Math.sin(2 * turn));
  const source = Math.round(Math.sqrt(head.length / 4));
  const { data } = await sharp(head, { raw: { width: source, height: source, channels: 4 } })
    .resize(side, side)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const brightness = 1 + 0.015 * Math.sin(turn + 2);
  const random = seededRandom(index);
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const light = Math.max(0, 1 - Math.hypot((x - 420) / 900, (y - 160) / 640));
      const noise = NOISE * (random() + random() + random() - 1.5) * 2;
      const inside = x >= left && x < left + side && y >= top && y < top + side;
      const j = inside ? ((y - top) * side + x - left) * 4 : 0;
      const cover = inside ? data[j + 3]! / 255 : 0;
      const worn = pullover(x - left - side / 2, y - top + TOP);
      for (let c = 0; c < 3; c++) {
        const wall = mix(WALL.dark[c]! + (WALL.light[c]! - WALL.dark[c]!) * light, PULLOVER.colour[c]! * (0.7 + 0.5 * light), worn);
        const value = (wall * (1 - cover) + (cover ? data[j + c]! * cover : 0)) * brightness + noise;
        pixels[(y * WIDTH + x) * 3 + c] = Math.min(255, Math.max(0, Math.round(value)));
      }
    }
  }
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
}
