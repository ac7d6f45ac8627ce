/** One line of the table: what was measured, on whom, and the numbers. */
export interface Row {
  readonly name: string;
  readonly subject: string;
  readonly figures: Readonly<Record<string, number | string>>;
}

/** `value` with so many digits behind the point. */
export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

/** The value that the share `part` (0…1) of `values` does not exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}
