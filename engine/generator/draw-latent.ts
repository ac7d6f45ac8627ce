import type { Latent } from './latent.ts';
import { REGION_COUNT } from './latent.ts';
import type { Portrait } from './portraits.ts';
import { pick, seededRandom } from './random.ts';

/** Region that a hat, a veil or a fringe covers: such hosts keep their own forehead. */
const UPPER_FACE = 5;
/** What a host keeps of each region, so that the donor's part sits in his light. */
const HOST_SHARE = 0.1;
/** Donors further than this in skin tone or yaw leave seams (found by eye, 200 portraits). */
const TONE_SCALE = [18, 9, 12] as const;
const MAX_TONE = 1.5;
const MAX_YAW = 0.08;
const SAME_SEX = 0.8;
/** Less ageing than this is not seen. */
const LEAST_AGEING = 0.1;

export interface DrawOptions {
  /** Fix the host (the head and hair); drawn among the portraits that may be one otherwise. */
  readonly host?: number;
  /** Chance that all donors are of the host's sex, 0…1; 0.8 unless given. */
  readonly sameSex?: number;
  /** Chance of a face that looks older or younger than its portraits, 0…1; 0.4 unless given. */
  readonly ageing?: number;
}

interface Fit {
  readonly index: number;
  readonly mirror: 0 | 1;
}

const round = (value: number) => Math.round(value * 100) / 100;

/** Everyone who can lend a part of the face to `host` without a seam. */
function donorsFor(
  host: Portrait,
  mirror: 0 | 1,
  portraits: readonly Portrait[],
  sameSex: boolean,
): readonly Fit[] {
  const yaw = mirror ? -host.yaw : host.yaw;
  const fits: Fit[] = [];
  for (const donor of portraits) {
    if (!donor.donor || donor.index === host.index || (sameSex && donor.sex !== host.sex)) continue;
    const tone = Math.hypot(...TONE_SCALE.map((scale, c) => (donor.lab[c]! - host.lab[c]!) / scale));
    if (tone >= MAX_TONE) continue;
    for (const flip of [0, 1] as const) {
      if (Math.abs((flip ? -donor.yaw : donor.yaw) - yaw) < MAX_YAW)
        fits.push({ index: donor.index, mirror: flip });
    }
  }
  return fits;
}

/**
 * Draws one face: a host for head and hair, one to three donors that fit, one donor per region ("parts"), and a
 * stronger shape than the mean's. Pure: the same seed and portraits give the same latent.
 */
export function drawLatent(seed: number, portraits: readonly Portrait[], options: DrawOptions = {}): Latent {
  const random = seededRandom(seed);
  const drawn = pick(
    random,
    portraits.filter((portrait) => portrait.host),
  );
  const host = options.host === undefined ? drawn : portraits[options.host];
  if (!host)
    throw new RangeError(
      `No portrait ${String(options.host)}: the generator knows 0…${portraits.length - 1}.`,
    );
  const mirror = random() < 0.5 ? 1 : 0;
  const fits = donorsFor(host, mirror, portraits, random() < (options.sameSex ?? SAME_SEX));

  const donors: Fit[] = [];
  const wanted = 1 + Math.floor(random() * 3);
  for (let i = 0; i < wanted && fits.length > 0; i++) {
    const donor = pick(random, fits);
    // The same person twice, mirrored or not, is one donor.
    if (!donors.some(({ index }) => index === donor.index)) donors.push(donor);
  }
  const weights = Array.from({ length: REGION_COUNT }, (_, region) => {
    if (region === 0 || donors.length === 0 || (region === UPPER_FACE && !host.donor)) return [1];
    const donor = 1 + Math.floor(random() * donors.length);
    return Array.from({ length: donor + 1 }, (__, n) =>
      n === 0 ? HOST_SHARE : n === donor ? 1 - HOST_SHARE : 0,
    );
  });
  const gains = round(1 + random() * 0.6);
  const ages = random() < (options.ageing ?? 0.4);
  const age = round(-0.4 + random() * 1.3);
  return {
    version: 1,
    members: [[host.index, mirror], ...donors.map((donor) => [donor.index, donor.mirror] as [number, 0 | 1])],
    weights,
    gains,
    ...(ages && Math.abs(age) >= LEAST_AGEING && { features: [{ kind: 'age' as const, amount: age }] }),
  };
}
