import type { Program, StageChain, StageLink } from '../../../engine/show/show.ts';

/** A chain of so many links whose faces are `<id>-0`, `<id>-1` …; the first is the visitor, the last the rogue. */
export function someChain(count: number, id = 'chain'): StageChain {
  const links = Array.from({ length: count }, (_, i): StageLink => {
    const name = i === 0 ? 'You' : i === count - 1 ? 'Grommash the Unwashed' : `Marguerite ${i}`;
    return {
      id: `${id}-${i}`,
      kind: i === 0 ? 'visitor' : i === count - 1 ? 'rogue' : 'generated',
      name: { en: name, nl: i === 0 ? 'U' : name },
      caption: i === 0 ? null : { en: '61, notary', nl: '61, notaris' },
      picture: i === 0 ? `pictures/visitors/${id}-0` : `pictures/faces/${id}-${i}`,
      step: i === 0 ? null : 0.45,
      likeness: i === 0 ? null : { oneIn: 2941, low: 2000, high: 4000 },
    };
  });
  return {
    id,
    visitorId: `${id}-0`,
    ticket: 17,
    targetId: `${id}-${count - 1}`,
    links,
    mean: 0.45,
    max: 0.45,
    cost: 0.45,
    alpha: 0.5,
    lowerBound: 0.45,
    optimal: true,
    weakest: 1,
    punchLine: { en: 'Ergo: you are ugly.', nl: 'Ergo: u bent lelijk.' },
  };
}

type Live = Extract<Program, { phase: 'live' }>;

export function live(chain: StageChain, position: number, revision: number, blackout = false): Live {
  return { phase: 'live', revision, blackout, language: 'en', chain, position };
}

export function black(revision: number): Program {
  return { phase: 'black', revision, blackout: false, language: 'en' };
}
