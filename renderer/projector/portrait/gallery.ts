import type { StageChain } from '../../../engine/show/show.ts';
import { loadPortrait, type Portrait } from './portrait.ts';

/** Waits between tries, ms: a restarting engine is back within seconds. */
const AGAIN_AFTER = [250, 800, 2000, 4000, 8000] as const;
/** One try. */
const PATIENCE = 6000;
/** Longer than this the stage does not wait for a picture; it goes on trying meanwhile. */
const WAIT_FOR_ALL = 3500;

/** The pictures of one chain. */
export interface Gallery {
  readonly chain: StageChain;
  /** One for each link; null while it is not there (yet, or at all). */
  readonly portraits: readonly (Portrait | null)[];
  /** All pictures are settled, or the stage has waited long enough. */
  readonly ready: Promise<void>;
  /** Stops what is under way and frees the pictures. */
  readonly close: () => void;
}

/** The face that stands for a link: its own, else the nearest before it, else the nearest after it; -1 for none. */
export function standingIn(present: readonly boolean[], index: number): number {
  for (let i = Math.min(index, present.length - 1); i >= 0; i--) if (present[i] === true) return i;
  return present.indexOf(true);
}

/**
 * Loads all pictures of a chain at once, tries again what fails.
 *
 * @param onChange after each picture that arrived
 * @param warn what could not be had, for the log
 */
export function openGallery(
  chain: StageChain,
  onChange: (index: number) => void,
  warn: (text: string) => void,
): Gallery {
  const closing = new AbortController();
  const portraits: (Portrait | null)[] = chain.links.map(() => null);
  const first = chain.links.map((link, index) => {
    const once = Promise.withResolvers<undefined>();
    void keepTrying(
      async () => {
        const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(PATIENCE)]);
        const portrait = await loadPortrait(link.picture, signal, warn);
        if (closing.signal.aborted) portrait.bitmap.close();
        else portraits[index] = portrait;
      },
      closing.signal,
      (error) => {
        if (closing.signal.aborted) return;
        warn(`The picture of ${link.name.en} (${link.id}) cannot be shown: ${String(error)}`);
        once.resolve(undefined);
      },
    ).then((loaded) => {
      if (loaded && !closing.signal.aborted) onChange(index);
      once.resolve(undefined);
    });
    return once.promise;
  });
  const ready = Promise.race([Promise.all(first), pause(WAIT_FOR_ALL, closing.signal)]).then(() => undefined);
  const close = (): void => {
    closing.abort();
    for (const portrait of portraits) portrait?.bitmap.close();
    portraits.fill(null);
  };
  return { chain, portraits, ready, close };
}

/** True when it succeeded at last. `onFailure` hears of each failure. */
async function keepTrying(
  attempt: () => Promise<void>,
  closed: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<boolean> {
  for (const wait of [0, ...AGAIN_AFTER]) {
    if (wait > 0) await pause(wait, closed);
    if (closed.aborted) return false;
    try {
      await attempt();
      return true;
    } catch (error) {
      onFailure(error);
    }
  }
  return false;
}

function pause(milliseconds: number, until: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    until.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
