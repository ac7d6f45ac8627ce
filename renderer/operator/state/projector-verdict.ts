// Does the projector show what the program wants? "Black but should not be" must be said, not guessed.
import type { Instant, Program, ProjectorReport } from '../../../engine/show/show.ts';

/**
 * ms that a projector may differ before the panel says so: a reload or a slow picture passes by itself,
 * and a morph reports the face that it approaches from its first frame.
 */
export const PROJECTOR_GRACE = 3000;

export type ProjectorVerdict =
  | { readonly kind: 'absent' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'agrees'; readonly screen: ProjectorReport['screen'] }
  | { readonly kind: 'following' }
  | { readonly kind: 'black-but-should-show' }
  | { readonly kind: 'shows-but-should-be-black' }
  | { readonly kind: 'shows-something-else' };

/** What the audience should see now. */
type Wanted = 'black' | 'punch-line' | { readonly faceId: string };

function wanted(program: Program): Wanted {
  if (program.phase === 'black' || program.blackout) return 'black';
  const link = program.chain.links[program.position];
  return link === undefined ? 'punch-line' : { faceId: link.id };
}

/** Whether the picture is right; a report of an older revision counts by what it shows, not by its number. */
export function projectorAgrees(program: Program, report: ProjectorReport | null): boolean {
  if (report === null) return false;
  const want = wanted(program);
  if (typeof want === 'string') return report.screen === want;
  return (report.screen === 'morphing' || report.screen === 'holding') && report.faceId === want.faceId;
}

/**
 * @param projectors how many projector pages are connected
 * @param disagreesSince since when the two have differed; null while they agree
 */
export function projectorVerdict(
  program: Program,
  report: ProjectorReport | null,
  projectors: number,
  disagreesSince: Instant | null,
  now: Instant,
): ProjectorVerdict {
  if (projectors === 0) return { kind: 'absent' };
  if (report !== null && projectorAgrees(program, report)) return { kind: 'agrees', screen: report.screen };
  if (disagreesSince !== null && now - disagreesSince < PROJECTOR_GRACE) return { kind: 'following' };
  if (report === null) return { kind: 'silent' };
  if (wanted(program) === 'black') return { kind: 'shows-but-should-be-black' };
  return report.screen === 'black' ? { kind: 'black-but-should-show' } : { kind: 'shows-something-else' };
}
