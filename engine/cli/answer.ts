/** Where a command answers and where it reports: standard output and standard error of the process. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** One JSON document for programs, or `text` for people. */
export function answer(streams: Streams, json: boolean, value: unknown, text: () => string): void {
  streams.out(json ? `${JSON.stringify(value)}\n` : `${text()}\n`);
}

/** What went wrong: for programs on standard output (they asked for JSON there), for people on standard error. */
export function answerError(streams: Streams, json: boolean, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'failed';
  if (json) streams.out(`${JSON.stringify({ error: { code, message } })}\n`);
  else streams.err(`${message}\n`);
}

/** Embeddings and landmarks as plain numbers, short enough to read and exact enough to compare (float32). */
export function numbers(vector: Iterable<number>): number[] {
  return Array.from(vector, (value) => Number(value.toPrecision(9)));
}
