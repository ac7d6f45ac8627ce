import type { Instant } from '../../../engine/show/show.ts';
import type { Say } from '../../shared/language.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** "just now", "7 min", "1 h 05": how long a visitor has waited. A clock that runs behind counts as just now. */
export function waitingTime(arrivedAt: Instant, now: Instant, say: Say): string {
  const waited = now - arrivedAt;
  if (waited < MINUTE) return say('operator.waiting.now');
  if (waited < HOUR) return say('operator.waiting.minutes', { minutes: Math.floor(waited / MINUTE) });
  const minutes = String(Math.floor((waited % HOUR) / MINUTE)).padStart(2, '0');
  return say('operator.waiting.hours', { hours: Math.floor(waited / HOUR), minutes });
}
