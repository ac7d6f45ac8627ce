// A realistic evening: visitors, rogues and chains with long names, the same every time.
import type {
  ChainRequest,
  LocalText,
  Preview,
  StageChain,
  StageLink,
  SystemStatus,
  Target,
  Visitor,
} from '../../../engine/show/show.ts';

const both = (en: string, nl = en): LocalText => ({ en, nl });

const ROGUES = [
  ['gorbag', both('Gorbag the Tired', 'Gorbag de Vermoeide'), 'orc, retired'],
  ['mildred', both('Mildred of the Bog', 'Mildred van het Veen'), 'troll'],
  ['tenor', both('Ettore Bassoni-Cavalcanti di Montefalcone'), 'faded tenor'],
  ['baron', both('Baron Wolfgang von und zu Schnurrenstein'), 'duellist'],
  ['nose', both('The Nose', 'De Neus'), 'tax collector'],
  ['aunt', both('Aunt Petronella', 'Tante Petronella'), 'widow, twice'],
  ['goblin', both('Snik'), 'goblin'],
  ['cook', both('The Cook of the Third Class', 'De kok van de derde klas'), 'cook'],
  ['admiral', both('Admiral Quist'), 'never at sea'],
  ['oracle', both('The Oracle of Winschoten', 'Het orakel van Winschoten'), 'oracle'],
] as const;

const STRANGERS = [
  ['Marguerite', '61, notary'],
  ['Tobias', '34, beekeeper'],
  ['Anna-Magdalena Oosterveld-van Nieuwenhuijzen', '47, substitute organist at two churches'],
  ['Kofi', '29, tram driver'],
  ['Ilse', '52, butcher'],
  ['Bartholomew', '70, retired diver'],
  ['Sofia', '23, locksmith'],
  ['Hendrikje', '44, midwife'],
  ['Yusuf', '38, piano tuner'],
  ['Gerd', '58, night porter'],
  ['Wilhelmina', '66, judge of goats'],
] as const;

export const NOW = Date.UTC(2026, 10, 22, 20, 41, 3);

export const targets: readonly Target[] = ROGUES.map(([id, name, biography], index) => ({
  id,
  kind: 'rogue',
  name,
  biography: both(biography),
  ugliness: 1 - index / ROGUES.length,
}));

export const system: SystemStatus = {
  version: '0.1.0',
  provider: 'cpu',
  gallery: { faces: 2400, rogues: ROGUES.length },
  projectors: 1,
  booths: 1,
  demo: false,
  notices: [],
};

/** `count` visitors, the first of whom came long ago; some starred, some shown, one hidden. */
export function queueOf(count: number, now = NOW): readonly Visitor[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `visitor-${index + 1}`,
    ticket: index + 1,
    arrivedAt: now - (count - index) * 71_000,
    shown: index === 1 ? 1 : index === 4 ? 2 : 0,
    hidden: index === 6,
    starred: index === 2 || index === 9,
  }));
}

/** A chain of `links` links after the visitor. */
export function chainOf(request: ChainRequest, ticket: number, links: number): StageChain {
  const target =
    targets.find((one) => one.id === request.target) ?? targets[request.target === 'closest' ? 5 : 0]!;
  const step = (index: number): number => 0.41 + (((index * 37) % 11) / 11) * 0.17;
  const likeness = (value: number) => {
    const oneIn = Math.max(2, Math.round(10 ** (6.2 - value * 6)));
    return { oneIn, low: Math.round(oneIn * 0.8), high: Math.round(oneIn * 1.3) };
  };
  const between = Array.from({ length: links - 1 }, (_, index): StageLink => {
    const [name, caption] = STRANGERS[index % STRANGERS.length]!;
    const value = step(index + 1);
    return {
      id: `face-${index + 1}`,
      kind: 'generated',
      name: both(name),
      caption: both(caption),
      picture: `pictures/faces/face-${index + 1}`,
      step: value,
      likeness: likeness(value),
    };
  });
  const all: readonly StageLink[] = [
    {
      id: request.visitorId,
      kind: 'visitor',
      name: both('You', 'U'),
      caption: null,
      picture: `pictures/visitors/${request.visitorId}`,
      step: null,
      likeness: null,
    },
    ...between,
    {
      id: target.id,
      kind: 'rogue',
      name: target.name,
      caption: target.biography,
      picture: `pictures/faces/${target.id}`,
      step: step(links),
      likeness: likeness(step(links)),
    },
  ];
  const steps = all.slice(1).map((link) => link.step ?? 0);
  const max = Math.max(...steps);
  const mean = steps.reduce((sum, value) => sum + value, 0) / steps.length;
  const cost = request.alpha * mean + (1 - request.alpha) * max;
  return {
    id: `chain-${ticket}-${target.id}-${links}`,
    visitorId: request.visitorId,
    ticket,
    targetId: target.id,
    links: all,
    mean,
    max,
    cost,
    alpha: request.alpha,
    lowerBound: cost,
    optimal: true,
    weakest: 1 + steps.indexOf(max),
    punchLine: both('Ergo: you are ugly.', 'Ergo: u bent lelijk.'),
  };
}

/** A ready preview of such a chain, with two others that one could take. Faces that must not appear are left out. */
export function readyFor(
  request: ChainRequest,
  ticket: number,
  links: number,
): Extract<Preview, { status: 'ready' }> {
  const without = (chain: StageChain): StageChain => ({
    ...chain,
    id: [chain.id, ...(request.forbidden ?? [])].join(' without '),
    links: chain.links.filter((link) => request.forbidden?.includes(link.id) !== true),
  });
  const other = (number: number): StageChain => {
    const chain = chainOf(request, ticket, links);
    const elsewhere = (link: StageLink): StageLink =>
      link.kind === 'generated' ? { ...link, id: `${link.id}-${number}` } : link;
    return {
      ...chain,
      id: `${chain.id}-${number}`,
      links: chain.links.map(elsewhere),
      cost: chain.cost + number / 100,
    };
  };
  const wished = [...(request.pinned ?? []), ...(request.forbidden ?? [])];
  return {
    status: 'ready',
    request,
    chain: without(chainOf(request, ticket, links)),
    alternatives: [other(1), other(2)],
    names: Object.fromEntries(wished.map((id) => [id, both(`Named ${id}`, `Genaamd ${id}`)])),
    milliseconds: 83,
  };
}

/** A preview that has no chain, because of what is pinned; without the pins there would be the one to Mildred. */
export function impossibleFor(
  request: ChainRequest,
  message: string,
): Extract<Preview, { status: 'impossible' }> {
  return {
    status: 'impossible',
    visitorId: request.visitorId,
    targetId: request.target,
    message,
    request,
    obstacle: 'pinned',
    without: chainOf({ ...request, target: 'mildred' }, 1, 6),
    relaxedTo: null,
    names: {},
  };
}
