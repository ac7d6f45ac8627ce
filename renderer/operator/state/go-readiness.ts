import type { StageChain } from '../../../engine/show/show.ts';
import { isInTouch, type OperatorState } from './operator-state.ts';

/** Whether GO would do something, and if not, why not. */
export type GoReadiness =
  { readonly ready: true; readonly chain: StageChain } | { readonly ready: false; readonly reason: GoReason };

export type GoReason = 'away' | 'going' | 'running' | 'searching' | 'impossible' | 'nobody' | 'empty';

/**
 * Everything that GO needs. A question that has no answer yet holds GO back even while the chain before it is
 * still on the panel: GO must never play something else than what was just chosen.
 */
export function goReadiness(state: OperatorState): GoReadiness {
  if (!isInTouch(state)) return { ready: false, reason: 'away' };
  if (state.going) return { ready: false, reason: 'going' };
  if (state.program.phase === 'live') return { ready: false, reason: 'running' };
  if (state.asking !== null) return { ready: false, reason: 'searching' };
  switch (state.preview.status) {
    case 'ready':
      return { ready: true, chain: state.preview.chain };
    case 'searching':
      return { ready: false, reason: 'searching' };
    case 'impossible':
      return { ready: false, reason: 'impossible' };
    case 'empty':
      return { ready: false, reason: state.visitors.length === 0 ? 'nobody' : 'empty' };
    default:
      return state.preview satisfies never;
  }
}
