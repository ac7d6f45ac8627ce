import type { Program, StageLink } from '../../../engine/show/show.ts';

/** What the audience would see after Next or Back. */
export type Beside =
  | { readonly kind: 'link'; readonly link: StageLink; readonly number: number }
  | { readonly kind: 'punch-line' }
  | { readonly kind: 'end' }
  | { readonly kind: 'nothing' };

/** What `next` (1) or `back` (−1) leads to: a link, the punch line, black at the end, or nothing. */
export function beside(program: Program, by: 1 | -1): Beside {
  if (program.phase === 'black') return { kind: 'nothing' };
  const { links } = program.chain;
  const number = program.position + by;
  if (number < 0) return { kind: 'nothing' };
  if (number === links.length) return { kind: 'punch-line' };
  const link = links[number];
  return link === undefined ? { kind: 'end' } : { kind: 'link', link, number };
}
