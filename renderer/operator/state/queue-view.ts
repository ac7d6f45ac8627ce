import type { Visitor } from '../../../engine/show/show.ts';

/**
 * The queue as it is shown: starred first, those who were shown last, in order of tickets within. Hidden visitors only
 * when asked for. A search takes tickets that begin with the digits typed, the exact one first.
 */
export function queueView(
  visitors: readonly Visitor[],
  { search, withHidden }: { readonly search: string; readonly withHidden: boolean },
): readonly Visitor[] {
  const wanted = search.replace(/\D/g, '').replace(/^0+/, '');
  const meant = (visitor: Visitor) => String(visitor.ticket) === wanted;
  return visitors
    .filter((visitor) => withHidden || !visitor.hidden)
    .filter((visitor) => search.trim() === '' || (wanted !== '' && String(visitor.ticket).startsWith(wanted)))
    .toSorted(
      (a, b) =>
        Number(meant(b)) - Number(meant(a)) ||
        Number(b.starred) - Number(a.starred) ||
        Number(a.shown > 0) - Number(b.shown > 0) ||
        a.ticket - b.ticket,
    );
}
