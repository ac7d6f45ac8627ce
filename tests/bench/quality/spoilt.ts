import sharp, { type Sharp } from 'sharp';

import type { Point } from '../../../engine/faces/face.ts';

/** One way of spoiling a picture, at one strength. */
export interface Spoilage {
  readonly kind: string;
  /** In the kind's own unit. */
  readonly strength: number;
  spoil(picture: Buffer, landmarks: readonly Point[]): Promise<Buffer>;
}

const jpeg = (image: Sharp): Promise<Buffer> => image.jpeg({ quality: 95 }).toBuffer();

/** A shape painted over the face; `points` are indices of the mesh. */
function cover(
  kind: string,
  colour: string,
  strength: number,
  shape: (at: (index: number) => Point, strength: number) => string,
): Spoilage {
  return {
    kind,
    strength,
    async spoil(picture, landmarks) {
      const { width, height } = await sharp(picture).metadata();
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g fill="${colour}" stroke="none">${shape((index) => landmarks[index]!, strength)}</g></svg>`;
      return jpeg(sharp(picture).composite([{ input: Buffer.from(svg) }]));
    },
  };
}

const polygon = (points: readonly Point[]): string =>
  `<polygon points="${points.map((point) => point.join(',')).join(' ')}"/>`;

/** Over mouth and nose, up to `strength` of the way from the chin to the eyes. */
const mask = (at: (index: number) => Point, strength: number): string => {
  const along = ([x1, y1]: Point, [x2, y2]: Point): Point => [
    x1 + (x2 - x1) * strength,
    y1 + (y2 - y1) * strength,
  ];
  const chin = at(152);
  return polygon([
    along(chin, at(234)),
    at(172),
    at(150),
    chin,
    at(379),
    at(397),
    along(chin, at(454)),
    along(chin, at(6)),
  ]);
};

/** Round glasses; `strength` 1 reaches from the brow to the middle of the cheek. */
const glasses = (at: (index: number) => Point, strength: number): string => {
  const [right, left] = [at(33), at(263)];
  const radius = (Math.hypot(left[0] - right[0], left[1] - right[1]) / 4) * strength;
  return [
    [at(33), at(133)],
    [at(263), at(362)],
  ]
    .map(
      ([a, b]) =>
        `<circle cx="${(a![0] + b![0]) / 2}" cy="${(a![1] + b![1]) / 2 + radius / 5}" r="${radius}"/>`,
    )
    .join('');
};

/** Hair or a curtain from the right: `strength` of the face's width. */
const side = (at: (index: number) => Point, strength: number): string => {
  const [right, left, top, chin] = [at(234), at(454), at(10), at(152)];
  const width = left[0] - right[0];
  return polygon([
    [right[0] - width, top[1] - width],
    [right[0] + width * strength, top[1] - width],
    [right[0] + width * strength, chin[1] + width / 2],
    [right[0] - width, chin[1] + width / 2],
  ]);
};

const plain = (
  kind: string,
  strengths: readonly number[],
  spoil: (picture: Buffer, strength: number) => Promise<Buffer>,
): Spoilage[] =>
  strengths.map((strength) => ({ kind, strength, spoil: (picture) => spoil(picture, strength) }));

/** What pictures suffer, weakest first within a kind. */
export const SPOILAGES: readonly Spoilage[] = [
  ...plain('blur, σ in px', [1, 1.5, 2, 3, 4, 6, 8, 11], (picture, sigma) =>
    jpeg(sharp(picture).blur(sigma)),
  ),
  ...plain('darker, factor', [0.6, 0.4, 0.25, 0.15, 0.1, 0.06, 0.03], (picture, factor) =>
    jpeg(sharp(picture).linear(factor)),
  ),
  ...plain('brighter, factor', [1.3, 1.6, 2, 2.5, 3.5, 5, 8], (picture, factor) =>
    jpeg(sharp(picture).linear(factor)),
  ),
  ...plain('smaller, px wide', [320, 224, 160, 128, 104, 88, 76, 66], (picture, width) =>
    jpeg(sharp(picture).resize(width)),
  ),
  ...plain('turned, degrees', [10, 45, 90, 180], (picture, angle) =>
    jpeg(sharp(picture).rotate(angle, { background: '#383432' })),
  ),
  ...plain('JPEG, quality', [40, 20, 10, 5], (picture, quality) =>
    sharp(picture).jpeg({ quality }).toBuffer(),
  ),
  ...[0.3, 0.5, 0.7, 0.9].flatMap((strength) => [
    cover('mask, white', '#e8ecf0', strength, mask),
    cover('mask, blue', '#7fa8c9', strength, mask),
    cover('mask, black', '#16161a', strength, mask),
  ]),
  ...[0.5, 0.75, 1, 1.3].map((strength) => cover('sunglasses', '#101012', strength, glasses)),
  ...[0.1, 0.2, 0.3, 0.45].map((strength) => cover('hair at one side', '#2a1c14', strength, side)),
  ...[0.1, 0.2, 0.3, 0.45].map((strength) => cover('skin at one side', '#c99a80', strength, side)),
];
