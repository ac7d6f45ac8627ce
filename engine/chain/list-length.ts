/** Listed pairs that a small gallery may have: 4 million take 32 MB. */
const PAIRS = 4_000_000;
const LEAST = 400;

/**
 * How many faces a list should hold on average so that hardly any useful step is missing from it: everybody in a small
 * gallery, 400 in a large one, where near faces are plenty and steps are short.
 */
export function listLength(count: number): number {
  return Math.max(LEAST, Math.ceil(PAIRS / Math.max(1, count)));
}
