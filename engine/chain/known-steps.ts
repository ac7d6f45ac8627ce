import type { Candidates } from './candidates.ts';
import type { ChainGallery, ChainLimits, NeighbourLists } from './chain.ts';
import { distanceBetween } from './distance.ts';

/** How far a float32 distance may be from the float64 one, relatively; everything kept in float32 is compared with this much room. */
export const FLOAT32_ROOM = 2 ** -23;

/** The steps between candidates that are known, from farther to nearer (compressed rows by rank). */
export interface KnownSteps {
  readonly offsets: Uint32Array;
  /** Ranks, in ascending order of distance within a row. */
  readonly to: Uint32Array;
  /** Float32, hence a bound only. */
  readonly lengths: Float32Array;
  /** Float64Array[size]: no step from or to this rank that is missing from the rows is shorter than this. */
  readonly missingFrom: Float64Array;
}

/**
 * Picks the listed pairs that the rule of coming nearer, the limits and the required faces allow. Required faces are
 * compared with everybody: a pinned link is often nobody's neighbour.
 *
 * @param choice only steps up to `longest`, and only the `width` nearest of a face's list
 */
export function knownSteps(
  gallery: ChainGallery,
  candidates: Candidates,
  lists: NeighbourLists,
  limits: ChainLimits,
  required: readonly number[],
  { longest: useful, width = Infinity }: { readonly longest: number; readonly width?: number },
): KnownSteps {
  const { size, faces, ranks, nearer, ahead, behind } = candidates;
  const shortest = (limits.minimumStep ?? 0) * (1 - FLOAT32_ROOM);
  const longest = Math.min(limits.maximumStep ?? Infinity, useful) * (1 + FLOAT32_ROOM);
  const pins = required.map((face) => ranks[face]!);
  const measured = pins.map((pin) => measuredFrom(gallery, candidates, pin));
  const offsets = new Uint32Array(size + 1);
  const missingFrom = new Float64Array(size);
  let room = pins.length * size * 2 + 1;
  for (let rank = 0; rank < size; rank++) {
    const start = lists.offsets[faces[rank]!]!;
    room += Math.min(width, endOf(lists, faces[rank]!, longest) - start);
  }
  const to = new Uint32Array(room);
  const lengths = new Float32Array(room);
  let end = 0;
  const take = (from: number, other: number, length: number): void => {
    if (length > longest || length < shortest || other < 1 || other >= nearer[from]!) return;
    if (ahead[from] !== behind[other]) return;
    to[end] = other;
    lengths[end++] = length;
  };
  for (let rank = 0; rank < size; rank++) {
    const face = faces[rank]!;
    const pin = pins.indexOf(rank);
    missingFrom[rank] = Math.max(pin < 0 ? lists.radius[face]! : Infinity, limits.minimumStep ?? 0);
    if (pin >= 0) {
      for (let other = 1; other < rank; other++) take(rank, other, measured[pin]![other]!);
      sortByLength(to, lengths, offsets[rank]!, end);
    } else {
      const last = lists.offsets[face + 1]!;
      const stop = Math.min(last, lists.offsets[face]! + width);
      if (stop < last) {
        // A row that is cut short misses what it leaves out.
        const cut = Math.min(missingFrom[rank]!, lists.distances[stop]! * (1 - FLOAT32_ROOM));
        missingFrom[rank] = Math.max(cut, limits.minimumStep ?? 0);
      }
      const below = nearer[rank]!;
      const passed = ahead[rank]!;
      const plain = pins.length === 0 && shortest === 0;
      const limit = Math.min(stop, endOf(lists, face, longest));
      if (plain) {
        for (let entry = lists.offsets[face]!; entry < limit; entry++) {
          const other = ranks[lists.faces[entry]!]!;
          to[end] = other;
          lengths[end] = lists.distances[entry]!;
          // One more if 0 < other < below: sign bits, because a branch that half of the entries take costs more than the rest.
          end += ((other - below) & -other) >>> 31;
        }
      }
      for (let entry = lists.offsets[face]!; !plain && entry < limit; entry++) {
        const length = lists.distances[entry]!;
        const other = ranks[lists.faces[entry]!]!;
        // Steps to the target itself and to required faces are measured, not listed.
        if (other < 1 || other >= below || length < shortest || passed !== behind[other]) continue;
        if (pins.length > 0 && pins.includes(other)) continue;
        to[end] = other;
        lengths[end++] = length;
      }
      for (const [i, other] of pins.entries()) take(rank, other, measured[i]![rank]!);
      if (pins.length > 0) sortByLength(to, lengths, offsets[rank]!, end);
    }
    offsets[rank + 1] = end;
  }
  return { offsets, to: to.subarray(0, end), lengths: lengths.subarray(0, end), missingFrom };
}

/** Where a list's entries become longer than `longest`. */
function endOf({ offsets, distances }: NeighbourLists, face: number, longest: number): number {
  let low = offsets[face]!;
  let high = offsets[face + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (distances[middle]! <= longest) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Float32Array[size]: the distance of every candidate from one of them. */
function measuredFrom(
  { vectors, dimensions }: ChainGallery,
  { faces, size }: Candidates,
  rank: number,
): Float32Array {
  const lengths = new Float32Array(size);
  for (let other = 0; other < size; other++) {
    lengths[other] = distanceBetween(vectors, faces[rank]!, vectors, faces[other]!, dimensions);
  }
  return lengths;
}

function sortByLength(to: Uint32Array, lengths: Float32Array, start: number, end: number): void {
  const order = Array.from({ length: end - start }, (_, i) => start + i).sort(
    (a, b) => lengths[a]! - lengths[b]!,
  );
  const sortedTo = order.map((at) => to[at]!);
  const sortedLengths = order.map((at) => lengths[at]!);
  to.set(sortedTo, start);
  lengths.set(sortedLengths, start);
}
