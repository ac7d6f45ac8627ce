import type { Chain } from '../chain/chain.ts';
import type { Gallery } from '../gallery/gallery.ts';
import type { LocalText, StageChain, StageLink } from './show.ts';

const YOU: LocalText = { en: 'You', nl: 'U' };
const ERGO: LocalText = { en: 'Ergo: you are ugly.', nl: 'Ergo: u bent lelijk.' };

/** Dresses a found chain for the stage: names, captions, likeness, where the pictures are. */
export function stageChain(
  found: Chain,
  gallery: Pick<Gallery, 'faces' | 'likeness'>,
  visitor: { readonly id: string; readonly ticket: number },
  chainId: string,
): StageChain {
  const links = found.links.map((row, index): StageLink => {
    const face = gallery.faces[row]!;
    const step = found.steps[index]!;
    return {
      id: face.id,
      kind: face.kind,
      name: face.name,
      caption: face.caption,
      picture: `pictures/faces/${encodeURIComponent(face.id)}`,
      step,
      likeness: gallery.likeness(step),
    };
  });
  const target = gallery.faces[found.links.at(-1)!]!;
  return {
    id: chainId,
    visitorId: visitor.id,
    ticket: visitor.ticket,
    targetId: target.id,
    links: [
      {
        id: visitor.id,
        kind: 'visitor',
        name: YOU,
        caption: null,
        picture: `pictures/visitors/${encodeURIComponent(visitor.id)}`,
        step: null,
        likeness: null,
      },
      ...links,
    ],
    mean: found.mean,
    max: found.max,
    cost: found.cost,
    alpha: found.alpha,
    lowerBound: found.lowerBound,
    optimal: found.optimal,
    weakest: 1 + found.steps.indexOf(Math.max(...found.steps)),
    punchLine: target.punchLine ?? ERGO,
  };
}
