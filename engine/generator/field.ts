import { PICTURE_SIZE } from './memory.ts';

/** Nodes along a side of a field that faces are warped with, over 0…511 px. */
export const GRID_SIZE = 65;
/** Px between two nodes. */
export const GRID_STEP = (PICTURE_SIZE - 1) / (GRID_SIZE - 1);
const NODES = GRID_SIZE * GRID_SIZE;

/** `Float32Array[2, 65, 65]`, px: where each node of the canonical face goes, relative to where it was. */
export type Field = Float32Array;

/** A field's vector at a point (px of 512), bilinear; beyond the border the border's. */
export function sampleField(field: Field, x: number, y: number): [number, number] {
  const u = Math.min(Math.max(x / GRID_STEP, 0), GRID_SIZE - 1);
  const v = Math.min(Math.max(y / GRID_STEP, 0), GRID_SIZE - 1);
  const x0 = Math.min(Math.floor(u), GRID_SIZE - 2);
  const y0 = Math.min(Math.floor(v), GRID_SIZE - 2);
  const fx = u - x0;
  const fy = v - y0;
  const i = y0 * GRID_SIZE + x0;
  const at = (o: number) =>
    (field[o + i]! * (1 - fx) + field[o + i + 1]! * fx) * (1 - fy) +
    (field[o + i + GRID_SIZE]! * (1 - fx) + field[o + i + GRID_SIZE + 1]! * fx) * fy;
  return [at(0), at(NODES)];
}

/**
 * For each node of the face's frame the point of the canonical face that is seen there, `Float32Array[2, 65, 65]`, px.
 * Solves ψ = x − d(ψ) by damped fixed-point steps: undamped ones diverge in wide hair.
 */
export function invertField(field: Field, steps = 24): Float32Array {
  const inverse = new Float32Array(2 * NODES);
  for (let y = 0; y < GRID_SIZE; y++) {
    for (let x = 0; x < GRID_SIZE; x++) {
      const i = y * GRID_SIZE + x;
      let px = x * GRID_STEP;
      let py = y * GRID_STEP;
      for (let step = 0; step < steps; step++) {
        const [dx, dy] = sampleField(field, px, py);
        px += 0.5 * (x * GRID_STEP - px - dx);
        py += 0.5 * (y * GRID_STEP - py - dy);
      }
      inverse[i] = px;
      inverse[NODES + i] = py;
    }
  }
  return inverse;
}

/** How many cells of the grid the field turns over: 0 for a face without tears. */
export function foldedCells(field: Field): number {
  let folded = 0;
  for (let y = 0; y < GRID_SIZE - 1; y++) {
    for (let x = 0; x < GRID_SIZE - 1; x++) {
      const i = y * GRID_SIZE + x;
      const ax = GRID_STEP + field[i + 1]! - field[i]!;
      const ay = field[NODES + i + 1]! - field[NODES + i]!;
      const bx = field[i + GRID_SIZE]! - field[i]!;
      const by = GRID_STEP + field[NODES + i + GRID_SIZE]! - field[NODES + i]!;
      if (ax * by - ay * bx <= 0) folded++;
    }
  }
  return folded;
}
