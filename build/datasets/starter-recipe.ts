import { pick, seededRandom } from '../../engine/generator/random.ts';
import { drawLatent } from '../../engine/generator/draw-latent.ts';
import { innerShare, type Latent } from '../../engine/generator/latent.ts';
import type { Portrait } from '../../engine/generator/portraits.ts';
import { FIRST_NAMES } from './first-names.ts';
import { OCCUPATIONS } from './occupations.ts';
import { originOf } from './origin.ts';

/** Faces that may share one head of hair: an audience spots recurring hats before recurring curls. */
const MOST_PER_HOST = { plain: 6, striking: 4 } as const;
/** Years that one unit of the ageing direction is worth. */
const YEARS = 27;
const [YOUNGEST, OLDEST] = [19, 94] as const;
/** A face's age is read from its skin more than from its hair. */
const HOST_SHARE = 0.35;

/** One face on its way into the gallery. */
export interface Candidate {
  /** Number of the draw; the latent follows from it. */
  readonly draw: number;
  readonly host: Portrait;
  readonly latent: Latent;
  readonly age: number;
}

/**
 * All faces that could be drawn, in order: every head in turn, in a new order each round, so that sex, skin and age are
 * spread as among the portraits.
 */
export function* candidates(seed: number, portraits: readonly Portrait[]): Generator<Candidate> {
  const hosts = portraits.filter(({ host }) => host);
  for (let round = 0, draw = 0; ; round++) {
    const random = seededRandom(seed + 7919 * round);
    const order = hosts.map((host) => ({ host, key: random() })).sort((a, b) => a.key - b.key);
    for (const { host } of order) {
      if (round >= 3 * MOST_PER_HOST[host.donor ? 'plain' : 'striking']) continue;
      const latent = drawLatent(seed * 1_000_003 + draw, portraits, { host: host.index, sameSex: 1 });
      yield { draw, host, latent, age: ageOf(latent, portraits) };
      draw++;
    }
    if (round > 20) return;
  }
}

/** May this head be used once more? */
export function hasRoom(host: Portrait, used: number): boolean {
  return used < MOST_PER_HOST[host.donor ? 'plain' : 'striking'];
}

function ageOf(latent: Latent, portraits: readonly Portrait[]): number {
  const ages = latent.members.map(([index]) => portraits[index]!.age);
  const skin = ages.reduce((sum, age, n) => sum + age * innerShare(latent, n), 0);
  const aged = latent.features?.reduce((sum, f) => sum + (f.kind === 'age' ? f.amount : 0), 0) ?? 0;
  const age = HOST_SHARE * ages[0]! + (1 - HOST_SHARE) * skin + YEARS * aged;
  return Math.round(Math.min(OLDEST, Math.max(YOUNGEST, age)));
}

/** Whose origin a face's name follows: a veil or a hat says it; otherwise whoever gave most of the features. */
function namesake({ latent, host }: Candidate, portraits: readonly Portrait[]): Portrait {
  if (!host.donor) return host;
  const shares = latent.members.map((_, n) => innerShare(latent, n));
  return portraits[latent.members[shares.indexOf(Math.max(...shares))]![0]]!;
}

/** The next first name for this face that nobody has; undefined when they have run out. */
export function nameFor(
  candidate: Candidate,
  portraits: readonly Portrait[],
  taken: ReadonlySet<string>,
): string | undefined {
  const origin = originOf(namesake(candidate, portraits));
  return FIRST_NAMES[origin][candidate.host.sex].find((name) => !taken.has(name));
}

/** An occupation that fits the age, and is not held by many already. */
export function occupationFor(
  age: number,
  draw: number,
  held: ReadonlyMap<string, number>,
): { readonly en: string; readonly nl: string } {
  const fitting = OCCUPATIONS.filter(([, , from, to]) => age >= from && age <= to);
  const fewest = Math.min(...fitting.map(([en]) => held.get(en) ?? 0));
  const [en, nl] = pick(
    seededRandom(draw),
    fitting.filter(([name]) => (held.get(name) ?? 0) <= fewest + 1),
  );
  return { en, nl };
}
