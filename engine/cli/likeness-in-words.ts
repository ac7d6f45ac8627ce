import type { Likeness } from '../show/show.ts';

/** "1 in 2,900 strangers (1,800 to 4,600)": the number and its 95 % interval; nothing where the gallery is too small. */
export function likenessInWords(likeness: Likeness | null): string {
  if (likeness === null) return '';
  const [oneIn, low, high] = [likeness.oneIn, likeness.low, likeness.high].map((value) =>
    new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 }).format(Math.round(value)),
  );
  return `1 in ${oneIn} strangers (${low} to ${high})`;
}
