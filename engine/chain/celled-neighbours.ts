import type { NeighbourLists } from './chain.ts';
import { distanceBetween } from './distance.ts';
import { onPrincipalAxes } from './principal-axes.ts';
import { symmetricLists } from './symmetric-lists.ts';

/** Principal components that decide which cell a face belongs to. */
const CELL_COMPONENTS = 16;
/** Own cell and the next ones that are searched. */
const CELLS_SEARCHED = 3;
const PREFIX = 16;

/**
 * Approximate nearest faces for very large galleries without any native code: faces are dealt to the nearest of √n anchor
 * faces (an inverted file, Jégou et al. 2011), and compared with those of their own cell and of the next ones.
 *
 * The lists promise nothing (`radius` 0), so no chain found with them alone is called optimal.
 */
export function celledNeighbours(
  vectors: Float32Array,
  count: number,
  dimensions: number,
  k: number,
): NeighbourLists {
  const turned = onPrincipalAxes(vectors, count, dimensions);
  const cells = Math.max(1, Math.round(Math.sqrt(count) / 1.2));
  const components = Math.min(CELL_COMPONENTS, dimensions);
  const anchors = Uint32Array.from({ length: cells }, (_, cell) => Math.floor((cell * count) / cells));
  const cellOf = new Uint32Array(count);
  for (let face = 0; face < count; face++)
    cellOf[face] = nearestAnchor(turned, face, anchors, dimensions, components);
  const { starts, members } = dealOut(cellOf, cells);
  const near = Array.from(anchors, (anchor) =>
    Array.from(anchors, (other, cell) => ({
      cell,
      d: squared(turned, anchor, other, dimensions, components),
    }))
      .sort((a, b) => a.d - b.d)
      .slice(0, CELLS_SEARCHED)
      .map(({ cell }) => cell),
  );
  const faces = new Uint32Array(count * k);
  const distances = new Float32Array(count * k).fill(Infinity);
  const prefix = Math.min(PREFIX, dimensions);
  for (let face = 0; face < count; face++) {
    const row = face * k;
    for (const cell of near[cellOf[face]!]!) {
      for (let at = starts[cell]!; at < starts[cell + 1]!; at++) {
        const other = members[at]!;
        const worst = distances[row + k - 1]!;
        if (other === face || squared(turned, face, other, dimensions, prefix) >= worst * worst) continue;
        const d = distanceBetween(vectors, face, vectors, other, dimensions);
        if (d >= worst) continue;
        let slot = row + k - 1;
        for (; slot > row && distances[slot - 1]! > d; slot--) {
          distances[slot] = distances[slot - 1]!;
          faces[slot] = faces[slot - 1]!;
        }
        distances[slot] = d;
        faces[slot] = other;
      }
    }
  }
  return symmetricLists(count, k, faces, distances, new Float32Array(count));
}

function nearestAnchor(
  turned: Float32Array,
  face: number,
  anchors: Uint32Array,
  stride: number,
  components: number,
): number {
  let best = 0;
  let least = Infinity;
  for (let cell = 0; cell < anchors.length; cell++) {
    const p = face * stride;
    const q = anchors[cell]! * stride;
    let sum = 0;
    for (let c = 0; c < components && sum < least; c++) {
      const difference = turned[p + c]! - turned[q + c]!;
      sum += difference * difference;
    }
    if (sum < least) {
      least = sum;
      best = cell;
    }
  }
  return best;
}

function dealOut(cellOf: Uint32Array, cells: number): { starts: Uint32Array; members: Uint32Array } {
  const starts = new Uint32Array(cells + 1);
  for (const cell of cellOf) starts[cell + 1]!++;
  for (let cell = 0; cell < cells; cell++) starts[cell + 1]! += starts[cell]!;
  const next = starts.slice(0, cells);
  const members = new Uint32Array(cellOf.length);
  for (const [face, cell] of cellOf.entries()) members[next[cell]!++] = face;
  return { starts, members };
}

/** Squared distance over the first principal components. */
function squared(turned: Float32Array, a: number, b: number, stride: number, components: number): number {
  let sum = 0;
  for (let p = a * stride, q = b * stride, end = p + components; p < end; p++, q++) {
    const difference = turned[p]! - turned[q]!;
    sum += difference * difference;
  }
  return sum;
}
