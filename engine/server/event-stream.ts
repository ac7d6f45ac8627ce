/**
 * Turns "call me when something changed" into an async iterable of what changed. Listening begins
 * with the call, so that nothing falls between a snapshot and the first change. The reader pulls,
 * so that a slow page holds back nobody, and one name waits at most once, however often it changed
 * (the reader then takes the newest value).
 *
 * @param subscribe starts listening, returns how to stop
 * @param signal ends the stream
 */
export function eventStream<Name extends string>(
  subscribe: (listener: (name: Name) => void) => () => void,
  signal: AbortSignal,
): AsyncIterable<Name> {
  const waiting = new Set<Name>();
  let wake: () => void = () => undefined;
  const stop = subscribe((name) => {
    waiting.add(name);
    wake();
  });
  signal.addEventListener(
    'abort',
    () => {
      stop();
      wake();
    },
    { once: true },
  );
  return (async function* () {
    while (!signal.aborted) {
      const [name] = waiting;
      if (name === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else {
        waiting.delete(name);
        yield name;
      }
    }
  })();
}
