import type { Program } from '../../../engine/show/show.ts';

/** The word that is read from three metres. */
export type StageWord = 'standby' | 'live' | 'black';

/** BLACK is a blackout that somebody ordered; a stage with nothing on it is STANDBY. */
export function stageWord(program: Program): StageWord {
  if (program.blackout) return 'black';
  return program.phase === 'live' ? 'live' : 'standby';
}
