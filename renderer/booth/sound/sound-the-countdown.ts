import type { ActorRefFrom } from 'xstate';
import type { boothMachine } from '../booth.machine.ts';
import { countdownNumber, screenName } from '../state-name.ts';
import type { Chime } from './chime.ts';

/** Lets the countdown be heard. */
export function soundTheCountdown(booth: ActorRefFrom<typeof boothMachine>, chime: Chime): void {
  let before: number | 'shutter' | null = null;
  booth.subscribe((snapshot) => {
    const now = screenName(snapshot) === 'shutter' ? 'shutter' : countdownNumber(snapshot);
    if (now === before) return;
    before = now;
    if (now === 'shutter') chime.take();
    else if (now !== null) chime.knock();
  });
}
