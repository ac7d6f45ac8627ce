import { timingSafeEqual } from 'node:crypto';

/** Compares in constant time, so that a secret cannot be guessed letter by letter. */
export function sameToken(given: string | undefined, expected: string): boolean {
  if (given === undefined) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
