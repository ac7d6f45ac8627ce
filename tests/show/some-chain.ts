import type { StageChain, StageLink } from '../../engine/show/show.ts';

/** A chain of a visitor and `links` more faces, as the stage gets it. */
export function someChain(id: string, visitorId: string, links: number): StageChain {
  const link = (index: number): StageLink => ({
    id: index === 0 ? visitorId : `g-${index}`,
    kind: index === 0 ? 'visitor' : index === links ? 'rogue' : 'generated',
    name: { en: `Face ${index}`, nl: `Gezicht ${index}` },
    caption: null,
    picture: index === 0 ? `pictures/visitors/${visitorId}` : `pictures/faces/g-${index}`,
    step: index === 0 ? null : 0.4,
    likeness: null,
  });
  return {
    id,
    visitorId,
    ticket: 1,
    targetId: `g-${links}`,
    links: Array.from({ length: links + 1 }, (_, index) => link(index)),
    mean: 0.4,
    max: 0.4,
    cost: 0.4,
    alpha: 0.5,
    lowerBound: 0.4,
    optimal: true,
    weakest: 1,
    punchLine: { en: 'Ergo: you are ugly.', nl: 'Ergo: u bent lelijk.' },
  };
}
