import Delaunator from 'delaunator';
import type { Correspondence } from './correspondence.ts';
import { unfold } from './unfold.ts';

/** A triangulated pair of faces, ready for the graphics card. */
export interface MorphMesh {
  /** Float32Array[n × 2], x y of each vertex in picture A and in picture B, 0…1, y down. */
  readonly a: Float32Array;
  readonly b: Float32Array;
  /** Float32Array[n × 2]: when the vertex leaves (0 = first: the eyes, 1 = last: jaw and hair), and how inner it is. */
  readonly traits: Float32Array;
  /** Three indices a triangle. */
  readonly triangles: Uint16Array;
}

/** Eyes stand here in every stage portrait. */
const EYES = { x: 0.5, y: 0.475 } as const;

/** Triangulates the mean of both faces (Delaunay), and pulls apart whatever would fold in either. */
export function morphMesh(pairs: readonly Correspondence[]): MorphMesh {
  const a = Float32Array.from(pairs.flatMap((pair) => pair.a));
  const b = Float32Array.from(pairs.flatMap((pair) => pair.b));
  const mean = Float64Array.from(a, (value, i) => (value + b[i]!) / 2);
  const triangles = Uint16Array.from(new Delaunator(mean).triangles);
  unfold(a, b, mean, triangles);
  const traits = new Float32Array(pairs.length * 2);
  pairs.forEach((pair, i) => {
    traits[2 * i] = delayOf(mean[2 * i]!, mean[2 * i + 1]!);
    traits[2 * i + 1] = pair.inner;
  });
  return { a, b, traits, triangles };
}

/** Eyes arrive a little before the jaw: grows smoothly with the distance from the line of the eyes. */
function delayOf(x: number, y: number): number {
  const away = Math.hypot((x - EYES.x) / 0.62, (y - EYES.y) / 0.42);
  return Math.min(1, Math.max(0, away - 0.12) / 0.88);
}
