import { FACE_OVAL, HAIRLINE, UPPER_FOREHEAD, type Point } from '../portrait/landmarks.ts';
import { along, RAYS, reachOf, toBorder, type Silhouette } from '../portrait/silhouette.ts';

/** The shape of a face in its picture: what a morph needs besides the pixels. */
export interface FaceShape {
  readonly landmarks: readonly Point[];
  readonly silhouette: Silhouette;
}

/** A pair of places that belong together: in picture A and in picture B, units of the pictures. */
export interface Correspondence {
  readonly a: Point;
  readonly b: Point;
  /** 1 inside the face (colours cross-fade with the shape), 0 in hair and shoulders (a front sweeps over them). */
  readonly inner: number;
}

/** Hair that is this much longer on the other face is not stretched to it: the front uncovers it instead. */
const STRETCH = 1.14;
/** Below the ears, where no hairline is looked for: neck and shoulders follow the jaw, the less the farther. */
const LOWER = [118, 130, 142, 154, 167, 180, 193, 206, 218, 230, 242].map(
  (degrees) => (degrees / 180) * Math.PI,
);
const BORDER = 9;

/** All pairs of two faces; without both shapes only the border, which makes the morph a plain cross-fade. */
export function correspond(a: FaceShape | null, b: FaceShape | null): Correspondence[] {
  const border = borderPoints().map((point) => ({ a: point, b: point, inner: 0 }));
  if (a === null || b === null) return [...border, { a: [0.5, 0.5], b: [0.5, 0.5], inner: 1 }];
  const inner = innerness();
  const face = a.landmarks.map((point, i) => ({
    a: inside(point),
    b: inside(b.landmarks[i]!),
    inner: inner[i]!,
  }));
  return [...face, ...hair(a.silhouette, b.silhouette), ...neck(a, b), ...border];
}

function hair(a: Silhouette, b: Silhouette): Correspondence[] {
  return RAYS.flatMap((direction, i) => {
    const most = Math.min(a.hair[i]!, b.hair[i]!) * STRETCH;
    const [endA, endB] = [Math.min(a.hair[i]!, most), Math.min(b.hair[i]!, most)];
    const pair = (reachA: number, reachB: number): Correspondence => ({
      a: along(a.centre, direction, reachA),
      b: along(b.centre, direction, reachB),
      inner: 0,
    });
    const scalp = pair((a.oval[i]! + endA) / 2, (b.oval[i]! + endB) / 2);
    const edge = pair(endA, endB);
    // Outside the hair the two pictures are led back to each other, towards the border where they agree.
    const [freeA, freeB] = [toBorder(a.centre, direction), toBorder(b.centre, direction)];
    const outside = pair(endA + 0.45 * (freeA - endA), endB + 0.45 * (freeB - endB));
    return i % 2 === 0 ? [scalp, edge, towards(outside, 0.5)] : [edge];
  });
}

function neck(a: FaceShape, b: FaceShape): Correspondence[] {
  return LOWER.flatMap((direction) => {
    const [ovalA, ovalB] = [a, b].map((shape) => ({
      centre: shape.silhouette.centre,
      reach: reachOf(
        FACE_OVAL.map((index) => shape.landmarks[index]!),
        shape.silhouette.centre,
        direction,
      ),
    })) as [{ centre: Point; reach: number }, { centre: Point; reach: number }];
    const pair = (times: number): Correspondence => ({
      a: inside(along(ovalA.centre, direction, ovalA.reach * times)),
      b: inside(along(ovalB.centre, direction, ovalB.reach * times)),
      inner: 0,
    });
    return [pair(1.1), towards(pair(1.3), 0.6)].filter(({ a: [x, y] }) => x > 0.02 && x < 0.98 && y < 0.97);
  });
}

/** Both places drawn to their middle; `share` of the difference stays. */
function towards({ a, b, inner }: Correspondence, share: number): Correspondence {
  const mix = (p: Point, q: Point): Point => [
    p[0] + ((q[0] - p[0]) * (1 - share)) / 2,
    p[1] + ((q[1] - p[1]) * (1 - share)) / 2,
  ];
  return { a: mix(a, b), b: mix(b, a), inner };
}

function borderPoints(): Point[] {
  const sides: Point[] = [];
  for (let i = 0; i < BORDER - 1; i++) {
    const along = i / (BORDER - 1);
    sides.push([along, 0], [1, along], [1 - along, 1], [0, 1 - along]);
  }
  return sides;
}

const EDGE = 0.004;
const inside = ([x, y]: Point): Point => [
  Math.min(1 - EDGE, Math.max(EDGE, x)),
  Math.min(1 - EDGE, Math.max(EDGE, y)),
];

function innerness(): number[] {
  const inner = new Array<number>(468).fill(1);
  for (const index of FACE_OVAL) inner[index] = 0.45;
  for (const index of UPPER_FOREHEAD) inner[index] = 0.6;
  for (const index of HAIRLINE) inner[index] = 0;
  return inner;
}
