/** Listed pairs that a small gallery may have: 4 million take 32 MB. */
const PAIRS = 4_000_000;
/** With 1,200 faces on a list nearly every useful step is there; beyond `LARGE` faces that would take gigabytes. */
const LEAST = 1200;
const LARGE = 50_000;
const LEAST_OF_LARGE = 800;

/**
 * How many faces a list should hold on average so that hardly any useful step is missing from it: everybody in a small
 * gallery, 1,200 in one of some ten thousand; 800 in a large one, where near faces are plenty and steps are short.
 */
export function listLength(count: number): number {
  if (count > LARGE) return LEAST_OF_LARGE;
  return Math.max(LEAST, Math.ceil(PAIRS / Math.max(1, count)));
}
