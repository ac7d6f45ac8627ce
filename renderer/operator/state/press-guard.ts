import type { StageVerb } from '../engine-request.ts';

/** ms within which a second press of the same control is a bounce of the first: clickers and nervous thumbs. */
export const PRESS_GUARD = 100;

/** When each verb was last let through. */
export type PressGuard = Readonly<Partial<Record<StageVerb, number>>>;

/**
 * Lets a press through unless the same verb passed less than {@link PRESS_GUARD} ms ago. Panic always passes.
 *
 * @param at ms, monotonic
 */
export function guardPress(
  guard: PressGuard,
  verb: StageVerb,
  at: number,
): { readonly guard: PressGuard; readonly passed: boolean } {
  const last = guard[verb];
  const passed = verb === 'panic' || last === undefined || at - last >= PRESS_GUARD;
  return passed ? { guard: { ...guard, [verb]: at }, passed } : { guard, passed };
}
