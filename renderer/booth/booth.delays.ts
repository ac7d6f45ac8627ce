/** How long the booth waits for what, in ms. */
export const BOOTH_DELAYS = {
  /** A farewell is read. */
  FAREWELL: 7_000,
  /** A ticket is read, photographed, shown to friends. */
  TICKET: 25_000,
  /** Nobody touches anything. */
  PATIENCE: 45_000,
  /** Answers to "are you still there?". */
  STILL_THERE: 15_000,
  /** An attract screen in another language goes back to the house's. */
  HOUSE_LANGUAGE: 45_000,
  SECOND: 1_000,
  /** The last second is shorter: the burst lies around zero. */
  LAST_SECOND: 750,
  /** A burst that gives no picture and no error: the worker hangs. */
  DEAD_SHUTTER: 15_000,
  /** Saving that takes longer than this is explained. */
  SLOW: 4_000,
} as const;
