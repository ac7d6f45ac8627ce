import type { ChainGallery, ChainLimits } from './chain.ts';
import { orderByDistance } from './order-by-distance.ts';

/**
 * The faces that may stand between a visitor and one target, in the order of their distance to the target.
 *
 * Rank 0 is the target, ranks 1 … size − 1 are the candidates, nearest to the target first; a chain's ranks only fall.
 */
export interface Candidates {
  readonly size: number;
  /** Uint32Array[size]: gallery index of a rank. */
  readonly faces: Uint32Array;
  /** Int32Array[count]: rank of a gallery index, −1 for faces that cannot be on the way. */
  readonly ranks: Int32Array;
  /** Float64Array[size]: distance to the target; `toTarget[0]` is 0. */
  readonly toTarget: Float64Array;
  /** Float64Array[size]: length of the first step, from the visitor; `Infinity` where the limits or the required faces forbid it. */
  readonly firstStep: Float64Array;
  /** Uint32Array[size]: how many ranks are strictly nearer to the target, which is where a step from this rank may lead. */
  readonly nearer: Uint32Array;
  /**
   * Uint8Array[size] each. A step u → w skips no required face if and only if `ahead[u] === behind[w]`: `ahead` counts the
   * required faces strictly nearer to the target than u, `behind` those as near as w or nearer.
   */
  readonly ahead: Uint8Array;
  readonly behind: Uint8Array;
}

/**
 * @param toTarget Float64Array[count], distance of every face to the target
 * @param fromVisitor Float64Array[count]
 * @param start the visitor's own distance to the target
 * @param required required faces without the target itself, all strictly between the visitor and the target
 * @param between the largest (distance from the visitor + distance to the target) that is let in; required faces always are
 */
export function candidatesBetween(
  gallery: ChainGallery,
  target: number,
  toTarget: Float64Array,
  fromVisitor: Float64Array,
  start: number,
  limits: ChainLimits,
  required: readonly number[],
  between = Infinity,
): Candidates {
  const pinned = new Set(required);
  const pinnedAt = new Set(required.map((face) => toTarget[face]!));
  const admitted = new Uint32Array(gallery.count);
  let found = 0;
  for (let face = 0; face < gallery.count; face++) {
    const d = toTarget[face]!;
    if (d <= 0 || d >= start || face === target || limits.forbidden?.has(face)) continue;
    // As near as a required face: one of the two must be left out.
    if (pinnedAt.has(d) && !pinned.has(face)) continue;
    if (fromVisitor[face]! + d > between && !pinned.has(face)) continue;
    admitted[found++] = face;
  }
  const faces = orderByDistance(admitted.subarray(0, found), toTarget, start);
  const size = faces.length + 1;
  const candidates = {
    size,
    faces: new Uint32Array(size),
    ranks: new Int32Array(gallery.count).fill(-1),
    toTarget: new Float64Array(size),
    firstStep: new Float64Array(size),
    nearer: new Uint32Array(size),
    ahead: new Uint8Array(size),
    behind: new Uint8Array(size),
  };
  candidates.faces[0] = target;
  candidates.faces.set(faces, 1);
  let passed = 0;
  for (let rank = 0; rank < size; rank++) {
    const face = candidates.faces[rank]!;
    candidates.ranks[face] = rank;
    candidates.toTarget[rank] = rank === 0 ? 0 : toTarget[face]!;
    const tie = rank > 0 && candidates.toTarget[rank] === candidates.toTarget[rank - 1];
    candidates.nearer[rank] = tie ? candidates.nearer[rank - 1]! : rank;
    candidates.ahead[rank] = passed;
    if (rank > 0 && pinned.has(face)) passed++;
    candidates.behind[rank] = passed;
  }
  const { minimumStep = 0, maximumStep = Infinity } = limits;
  for (let rank = 0; rank < size; rank++) {
    const d = fromVisitor[candidates.faces[rank]!]!;
    const allowed = d >= minimumStep && d <= maximumStep && candidates.behind[rank] === required.length;
    candidates.firstStep[rank] = allowed ? d : Infinity;
  }
  return candidates;
}
