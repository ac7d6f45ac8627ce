// A seeded model of a face gallery, for galleries larger than any that we have pictures of.

/**
 * Standard deviations of the principal components of 3,000 generated faces, embedded by the product's own recogniser. The
 * mean and the directions do not matter: no distance depends on them.
 */
const SPREAD = [
  0.25178, 0.22225, 0.14394, 0.13691, 0.1234, 0.10598, 0.08934, 0.08484, 0.08021, 0.07874, 0.07294, 0.07122,
  0.06871, 0.06766, 0.06586, 0.06471, 0.06431, 0.06297, 0.05964, 0.05939, 0.05704, 0.05607, 0.05452, 0.05347,
  0.05125, 0.05065, 0.0502, 0.04909, 0.04772, 0.04726, 0.04595, 0.04561, 0.04513, 0.04378, 0.04339, 0.04196,
  0.0415, 0.0411, 0.04019, 0.03895, 0.0383, 0.03801, 0.037, 0.03665, 0.03566, 0.03515, 0.03505, 0.03425,
  0.03366, 0.0334, 0.03308, 0.03293, 0.03263, 0.03111, 0.03083, 0.02986, 0.02952, 0.02935, 0.02891, 0.028,
  0.02701, 0.0267, 0.02611, 0.02564, 0.02482, 0.0245, 0.02395, 0.02383, 0.02281, 0.02213, 0.02131, 0.02089,
  0.01988, 0.01842, 0.01716, 0.01624, 0.0122, 0.00194, 0.00078, 0.00055, 0.00027, 9e-5, 3e-5, 2e-5, 1e-5,
  1e-5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0,
];

/**
 * Three faces in four are relatives of an earlier one (they share a host or donors in the generator): how far they moved
 * away, as a share of a stranger's distance, is √u between these two. Chosen by a grid search so that the distances to
 * the nearest face are those of the generated faces; docs/decisions/0010-the-chain-search.md has both spreads.
 */
const RELATED = 0.75;
const NEAREST_RELATIVE = 0.1;
const FARTHEST_RELATIVE = 0.9;
const STRANGERS_FIRST = 20;

export const DIMENSIONS = SPREAD.length;

/**
 * Float32Array[count × 128], the same for the same seed.
 *
 * @param strangers no face is a relative of another: what visitors and targets are
 */
export function drawFaces(count: number, seed: number, strangers = false): Float32Array {
  const random = uniform(seed);
  const axes = mixing(uniform(4242));
  const raw = new Float32Array(DIMENSIONS);
  const components = strangers ? raw : new Float32Array(count * DIMENSIONS);
  const faces = new Float32Array(count * DIMENSIONS);
  for (let face = 0; face < count; face++) {
    const related = !strangers && face > STRANGERS_FIRST && random() < RELATED;
    const parent = related ? Math.floor(random() * face) * DIMENSIONS : -1;
    const moved = related
      ? NEAREST_RELATIVE + (FARTHEST_RELATIVE - NEAREST_RELATIVE) * Math.sqrt(random())
      : 1;
    const kept = Math.sqrt(1 - moved * moved);
    const own = strangers ? 0 : face * DIMENSIONS;
    for (let c = 0; c < DIMENSIONS; c++) {
      const value = moved * gaussian(random) * SPREAD[c]!;
      components[own + c] = related ? kept * components[parent + c]! + value : value;
    }
    turn(
      components.subarray(own, own + DIMENSIONS),
      axes,
      faces.subarray(face * DIMENSIONS, (face + 1) * DIMENSIONS),
    );
  }
  return faces;
}

/** Mulberry32: a seeded uniform generator in [0, 1). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Three random reflections (Householder): nobody may profit from components that come sorted by their spread. */
function mixing(random: () => number): Float64Array[] {
  return Array.from({ length: 3 }, () => {
    const axis = Float64Array.from({ length: DIMENSIONS }, () => gaussian(random));
    const length = Math.hypot(...axis);
    return axis.map((x) => x / length);
  });
}

function turn(from: Float32Array, axes: readonly Float64Array[], to: Float32Array): void {
  const work = Float64Array.from(from);
  for (const axis of axes) {
    let along = 0;
    for (let c = 0; c < DIMENSIONS; c++) along += work[c]! * axis[c]!;
    for (let c = 0; c < DIMENSIONS; c++) work[c]! -= 2 * along * axis[c]!;
  }
  to.set(work);
}
