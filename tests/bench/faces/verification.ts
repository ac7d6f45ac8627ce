/** Two pictures of the same person or not, and the distance of their embeddings. */
export interface JudgedPair {
  readonly same: boolean;
  readonly distance: number;
}

/** How well one threshold tells same from different. */
export interface Verification {
  /** Share of pairs judged rightly at the best threshold, 0…1. */
  readonly accuracy: number;
  readonly threshold: number;
  /** Share of same pairs accepted when at most one different pair in a hundred is, 0…1. */
  readonly acceptedAt1Percent: number;
}

/** Accuracy at the best single threshold over all pairs. */
export function verify(pairs: readonly JudgedPair[]): Verification {
  const sorted = pairs.toSorted((one, other) => one.distance - other.distance);
  const differents = sorted.filter(({ same }) => !same).length;
  const sames = sorted.length - differents;
  // Below every distance all pairs are judged different.
  let [right, best, threshold] = [differents, differents, 0];
  let [accepted, mistaken, acceptedAt1Percent] = [0, 0, 0];
  sorted.forEach(({ same, distance }, i) => {
    right += same ? 1 : -1;
    if (same) accepted++;
    else mistaken++;
    if (mistaken <= differents * 0.01) acceptedAt1Percent = accepted / sames;
    if (right > best) {
      best = right;
      threshold = (distance + (sorted[i + 1]?.distance ?? distance)) / 2;
    }
  });
  return { accuracy: best / sorted.length, threshold, acceptedAt1Percent };
}
