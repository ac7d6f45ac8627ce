import type { Feature } from './feature.ts';
import type { Field } from './field.ts';
import { GRID_SIZE, GRID_STEP } from './field.ts';
import type { Latent } from './latent.ts';
import { gainOf, REGION_COUNT, weightOf } from './latent.ts';
import { FIELD_SIZE, type Memory } from './memory.ts';
import { seededRandom } from './random.ts';

const NODES = FIELD_SIZE * FIELD_SIZE;
const GRID_NODES = GRID_SIZE * GRID_SIZE;
/** Unevenness is a few broad dents: faces are crooked, not wrinkled. */
const DENTS = 9;
const DENT_RADIUS = 46;

/**
 * Mixes the members' displacement fields by region and exaggerates them by the latent's gains; shape features are
 * added in order. Returns the forward field canonical → face on 65 × 65 nodes.
 */
export function mixField(memory: Memory, latent: Latent): Field {
  const mixed = new Float32Array(2 * NODES);
  latent.members.forEach(([portrait, mirror], n) => {
    const base = portrait * 2 * NODES;
    for (let region = 0; region < REGION_COUNT; region++) {
      const weight = weightOf(latent, region, n) * gainOf(latent, region);
      if (weight === 0) continue;
      for (let axis = 0; axis < 2; axis++) {
        // A mirrored face moves the other way along x.
        const signed = mirror && axis === 0 ? -weight : weight;
        for (let i = 0; i < NODES; i++) {
          const x = i % FIELD_SIZE;
          const source = mirror ? i - x + FIELD_SIZE - 1 - x : i;
          mixed[axis * NODES + i]! +=
            signed *
            memory.fieldRegions[region * NODES + i]! *
            memory.displacements[base + axis * NODES + source]!;
        }
      }
    }
  });
  for (const feature of latent.features ?? []) {
    if (feature.kind !== 'age') continue;
    for (let i = 0; i < mixed.length; i++) mixed[i]! += feature.amount * memory.ageField[i]!;
  }
  const field = refine(mixed);
  for (const feature of latent.features ?? []) reshape(field, feature, memory.canonical);
  return field;
}

/** 33 × 33 → 65 × 65 nodes, bilinear: every other node is the stored one. */
function refine(coarse: Float32Array): Field {
  const field = new Float32Array(2 * GRID_NODES);
  for (let axis = 0; axis < 2; axis++) {
    for (let y = 0; y < GRID_SIZE; y++) {
      for (let x = 0; x < GRID_SIZE; x++) {
        const at = (cx: number, cy: number) => coarse[axis * NODES + cy * FIELD_SIZE + cx]!;
        const [x0, y0, x1, y1] = [x >> 1, y >> 1, (x + 1) >> 1, (y + 1) >> 1];
        field[axis * GRID_NODES + y * GRID_SIZE + x] =
          (at(x0, y0) + at(x1, y0) + at(x0, y1) + at(x1, y1)) / 4;
      }
    }
  }
  return field;
}

/** Adds a vector that depends on the offset from a point and fades with a Gaussian. */
function addAround(
  field: Field,
  centre: readonly [number, number],
  radius: number,
  vector: (dx: number, dy: number) => readonly [number, number],
): void {
  for (let y = 0; y < GRID_SIZE; y++) {
    for (let x = 0; x < GRID_SIZE; x++) {
      const dx = x * GRID_STEP - centre[0];
      const dy = y * GRID_STEP - centre[1];
      const fade = Math.exp(-(dx * dx + dy * dy) / (2 * radius * radius));
      const [vx, vy] = vector(dx, dy);
      field[y * GRID_SIZE + x]! += fade * vx;
      field[GRID_NODES + y * GRID_SIZE + x]! += fade * vy;
    }
  }
}

function reshape(field: Field, feature: Feature, canonical: Float32Array): void {
  const point = (landmark: number) => [canonical[2 * landmark]!, canonical[2 * landmark + 1]!] as const;
  if (feature.kind === 'scale') {
    addAround(field, point(feature.at), feature.radius, (dx, dy) => [
      dx * (feature.x - 1),
      dy * (feature.y - 1),
    ]);
  } else if (feature.kind === 'shift') {
    addAround(field, point(feature.at), feature.radius, () => [feature.x, feature.y]);
  } else if (feature.kind === 'asymmetry') {
    const random = seededRandom(feature.seed);
    for (let dent = 0; dent < DENTS; dent++) {
      const centre = [150 + 212 * random(), 170 + 260 * random()] as const;
      const angle = 2 * Math.PI * random();
      const length = feature.pixels * (0.4 + 0.6 * random());
      addAround(field, centre, DENT_RADIUS, () => [length * Math.cos(angle), length * Math.sin(angle)]);
    }
  }
}
