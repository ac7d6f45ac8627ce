// The screen that a state of the booth is: what the page shows, and what `data-state` says. Pure.
import type { SnapshotFrom } from 'xstate';
import type { boothMachine } from './booth.machine.ts';

export type ScreenName =
  | 'attract'
  | 'consent'
  | 'declined'
  | 'opening'
  | 'asleep'
  | 'framing'
  | 'countdown'
  | 'shutter'
  | 'picture'
  | 'sending'
  | 'choosing'
  | 'refused'
  | 'thanks';

export type BoothSnapshot = SnapshotFrom<typeof boothMachine>;

export function screenName({ value }: Pick<BoothSnapshot, 'value'>): ScreenName {
  const { way } = value;
  if (typeof way === 'string') return way;
  if ('mirror' in way) {
    if (typeof way.mirror === 'string') return way.mirror;
    const { looking } = way.mirror;
    return typeof looking === 'string' ? looking : 'countdown';
  }
  return typeof way.sending === 'string' ? way.sending : 'sending';
}

/** 3, 2 or 1 while the countdown runs; 1 is still on the screen while the burst is taken. */
export function countdownNumber(snapshot: Pick<BoothSnapshot, 'matches'>): 1 | 2 | 3 | null {
  if (snapshot.matches({ way: { mirror: { looking: { countdown: 'three' } } } })) return 3;
  if (snapshot.matches({ way: { mirror: { looking: { countdown: 'two' } } } })) return 2;
  if (snapshot.matches({ way: { mirror: { looking: { countdown: 'one' } } } })) return 1;
  return null;
}
