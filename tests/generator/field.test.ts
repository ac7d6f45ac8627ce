import { describe, expect, it } from 'vitest';
import { drawLatent } from '../../engine/generator/draw-latent.ts';
import { foldedCells, GRID_SIZE, GRID_STEP, invertField, sampleField } from '../../engine/generator/field.ts';
import type { Latent } from '../../engine/generator/latent.ts';
import { readMemory, widenHalves } from '../../engine/generator/memory.ts';
import { mixField } from '../../engine/generator/mix-field.ts';
import { WEIGHTS } from './house.ts';

const memory = await readMemory(WEIGHTS);
const NODES = GRID_SIZE * GRID_SIZE;

describe('a face’s displacement field', () => {
  it('is undone by its inverse within half a pixel inside the face', () => {
    for (let seed = 0; seed < 12; seed++) {
      const field = mixField(memory, drawLatent(seed, memory.portraits));
      if (foldedCells(field) > 0) continue;
      const inverse = invertField(field);
      for (let y = 16; y < 56; y++) {
        for (let x = 16; x < 48; x++) {
          const i = y * GRID_SIZE + x;
          const [px, py] = [inverse[i]!, inverse[NODES + i]!];
          const [dx, dy] = sampleField(field, px, py);
          expect(Math.hypot(px + dx - x * GRID_STEP, py + dy - y * GRID_STEP)).toBeLessThan(0.5);
        }
      }
    }
  });

  it('of a mirrored portrait is the mirrored field', () => {
    const one = (mirror: 0 | 1): Latent => ({
      version: 1,
      members: [[40, mirror]],
      weights: [[1], [1], [1], [1], [1], [1]],
      gains: 1,
    });
    const straight = mixField(memory, one(0));
    const mirrored = mixField(memory, one(1));
    for (let y = 0; y < GRID_SIZE; y++) {
      for (let x = 0; x < GRID_SIZE; x++) {
        const i = y * GRID_SIZE + x;
        const j = y * GRID_SIZE + GRID_SIZE - 1 - x;
        // The region masks are symmetric to about a hundredth.
        expect(Math.abs(mirrored[i]! + straight[j]!)).toBeLessThan(1.5);
        expect(Math.abs(mirrored[NODES + i]! - straight[NODES + j]!)).toBeLessThan(1.5);
      }
    }
  });

  it('counts the cells that a field turns over', () => {
    const field = new Float32Array(2 * NODES);
    expect(foldedCells(field)).toBe(0);
    // One node moved past its right-hand neighbours.
    field[30 * GRID_SIZE + 30] = 3 * GRID_STEP;
    expect(foldedCells(field)).toBeGreaterThan(0);
  });
});

describe('half precision numbers', () => {
  it('are read as IEEE 754 says', () => {
    const halves = Uint16Array.of(0x3c00, 0xc000, 0x3555, 0x0001, 0x8000, 0x7bff);
    expect([...widenHalves(halves)]).toEqual([1, -2, 0.333251953125, 2 ** -24, -0, 65504]);
  });
});
