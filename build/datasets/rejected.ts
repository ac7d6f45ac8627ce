/** Draws of the starter gallery's seed that were looked at and turned down, and why. */
export const REJECTED: Readonly<Record<number, string>> = {};
