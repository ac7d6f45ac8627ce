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
/** The head's crop and its upper edge, px: the face is half as high as the picture and in its middle. */
const HEAD = 600;
const TOP = 28;
/** The crop ends at the collar: the visitor stands behind a counter of dark wood. */
const COUNTER = { top: 590, edge: 9, wood: [52, 39, 30] } as const;
/** A wall of a foyer under a lamp, left a little brighter. */
const WALL = { light: [126, 112, 96], dark: [58, 50, 44] } as const;
/** Sensor noise: a tile of specks, new in every frame, this opaque at most (of 255). */
const NOISE = { tile: 256, strength: 14 } as const;
const JPEG_QUALITY = 88;
/** Beyond this colour distance from the backdrop a pixel is certainly head. */
const [GROUND_NEAR, GROUND_FAR] = [6, 22] as const;
const BACKDROP = [0x38, 0x34, 0x32] as const;

/** Not a face of the starter gallery: at least 0.35 from each (tests/generator/demo-visitor.test.ts). */
export const DEMO_LATENT: Latent = {
  version: 1,
  members: [
    [86, 0],
    [45, 0],
    [116, 1],
  ],
  weights: [[1], [0.1, 0.9], [0.1, 0, 0.9], [0.1, 0.9], [1], [0.1, 0.9]],
  gains: 1.1,
};

/** The face is rendered when the first frame is asked for. Compositing runs in libvips' threads, off the event loop. */
export function createDemoVisitor(generator: Pick<Generator, 'render'>): DemoVisitor {
  let parts: Promise<Parts> | undefined;
  return {
    count: COUNT,
    width: WIDTH,
    height: HEIGHT,
    framesPerSecond: FRAMES_PER_SECOND,
    async frame(index) {
      if (!Number.isInteger(index) || index < 0 || index >= COUNT) {
        throw new RangeError(`The sample visitor has frames 0…${COUNT - 1}, not ${index}.`);
      }
      parts ??= generator.render(DEMO_LATENT).then((face) => ({
        head: cutOutHead(face),
        size: face.size,
        foyer: drawFoyer(),
      }));
      const drawn = await parts.catch((error: unknown) => {
        // Not kept: the next frame tries again.
        parts = undefined;
        throw error;
      });
      return compose(drawn, index);
    },
  };
}

interface Parts {
  /** RGBA, `size` × `size` px. */
  readonly head: Buffer;
  readonly size: number;
  /** RGB, the empty foyer. */
  readonly foyer: Buffer;
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
  const difference = (i: number) => Math.hypot(...BACKDROP.map((byte, c) => rgb[3 * i + c]! - byte));
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

/** How bright the counter is at a row: a lit front edge, then the shade below it; 0 above it. */
function counter(y: number, light: number): number {
  const below = y - COUNTER.top;
  if (below < 0) return 0;
  return below < COUNTER.edge ? 1.5 + 0.8 * light : 0.75 + 0.35 * light - below / 600;
}

/** The wall under its lamp and the counter before it. */
function drawFoyer(): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const light = Math.max(0, 1 - Math.hypot((x - 420) / 900, (y - 160) / 640));
      const wood = counter(y, light);
      for (let c = 0; c < 3; c++) {
        const wall = WALL.dark[c]! + (WALL.light[c]! - WALL.dark[c]!) * light;
        pixels[(y * WIDTH + x) * 3 + c] = Math.round(wood > 0 ? COUNTER.wood[c]! * wood : wall);
      }
    }
  }
  return pixels;
}

/** White and black specks of a random opacity, RGBA. */
function drawNoise(seed: number): Buffer {
  const random = seededRandom(seed);
  const tile = Buffer.alloc(NOISE.tile * NOISE.tile * 4);
  for (let i = 0; i < tile.length; i += 4) {
    const value = random() + random() + random() - 1.5;
    tile.fill(value > 0 ? 255 : 0, i, i + 3);
    tile[i + 3] = Math.round(Math.abs(value) * NOISE.strength);
  }
  return tile;
}

/** The visitor before the wall, swaying and breathing a little, through a webcam's noise. */
async function compose({ head, size, foyer }: Parts, index: number): Promise<Uint8Array> {
  const turn = (2 * Math.PI * index) / COUNT;
  const side = Math.round(HEAD * (1 + 0.012 * Math.sin(turn)));
  const left = Math.round((WIDTH - side) / 2 + 9 * Math.sin(turn + 0.7) + 3 * Math.sin(3 * turn));
  const top = TOP + Math.round(4 * Math.sin(2 * turn));
  const visible = await sharp(head, { raw: { width: size, height: size, channels: 4 } })
    .resize(side, side)
    .extract({ left: 0, top: 0, width: side, height: COUNTER.top - top })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const noise = { width: NOISE.tile, height: NOISE.tile, channels: 4 } as const;
  const picture = await sharp(foyer, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .composite([
      { input: visible, left, top },
      { input: drawNoise(index), raw: noise, tile: true },
    ])
    .removeAlpha()
    .raw()
    .toBuffer();
  // A second pass: sharp applies brightness before it composites.
  return sharp(picture, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .linear(1 + 0.015 * Math.sin(turn + 2), 0)
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
}
