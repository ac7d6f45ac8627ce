/** The timing sheet of the plain theme. All in ms. A theme may bring its own sheet of the same shape. */
export interface TimingSheet {
  /** The visitor's face comes out of the dark. */
  readonly entrance: number;
  /** Landing on a face in the middle of a chain: after a restart or a reconnect. */
  readonly arrival: number;
  /** A morph between two faces that are nearly the same, and between two that are far apart. */
  readonly shortestMorph: number;
  readonly longestMorph: number;
  /** One link back. */
  readonly back: number;
  /** From the advance to the first movement of the reveal: the words are gone, nothing happens. */
  readonly breath: number;
  /** The reveal itself: slower than one dares. */
  readonly reveal: number;
  /** From the target's arrival to its name. */
  readonly silence: number;
  /** What is left of a morph when the performer is already asking for the next face. */
  readonly hurry: number;
  /** Words leave, words come. */
  readonly wordsOut: number;
  readonly wordsIn: number;
  /** After the punch line, to black. */
  readonly fadeOut: number;
  /** Coming back from a blackout. */
  readonly lift: number;
  /** Hard cuts that follow each other faster than this are softened: nothing may flash more than 3 times a second. */
  readonly cutsApart: number;
}

export const PLAIN_TIMING: TimingSheet = {
  entrance: 1800,
  arrival: 700,
  shortestMorph: 1600,
  longestMorph: 2800,
  back: 1600,
  breath: 1100,
  reveal: 4800,
  silence: 800,
  hurry: 450,
  wordsOut: 380,
  wordsIn: 650,
  fadeOut: 900,
  lift: 650,
  cutsApart: 420,
};

/** Steps (Euclidean distance of embeddings) that the shortest and the longest morph belong to. */
const NEAR = 0.25;
const FAR = 0.7;

/** ms that the morph to a face takes: the farther the face, the longer. An unknown distance is a middling one. */
export function morphDuration(step: number | null, sheet: TimingSheet): number {
  const share = step === null ? 0.5 : Math.min(1, Math.max(0, (step - NEAR) / (FAR - NEAR)));
  return sheet.shortestMorph + share * (sheet.longestMorph - sheet.shortestMorph);
}
