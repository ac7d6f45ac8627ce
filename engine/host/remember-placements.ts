import { identify } from './display.ts';
import type { Placements, RememberedDisplays } from './displays.ts';

/**
 * What to remember once surfaces were placed: whoever has a display to itself keeps it. So a display that was only
 * chosen, not assigned, and then unplugged, hides its surface instead of throwing it onto another's.
 */
export function rememberPlacements(placements: Placements, before: RememberedDisplays): RememberedDisplays {
  const chosen = Object.values(placements).flatMap((placement) =>
    placement.mode === 'full' ? [[placement.surface, identify(placement.display)] as const] : [],
  );
  return { ...Object.fromEntries(chosen), ...before };
}
