import { setTimeout as pause } from 'node:timers/promises';
import type { Gallery } from './gallery.ts';

/** Share of the generator's time that drawing ahead may take: a face that is asked for meanwhile hardly waits. */
const SHARE = 0.1;

/**
 * Draws, one after the other and unhurried, the portraits that nobody has asked for yet, so that they are there
 * when somebody does: the rogues at once (the operator's page shows them all), everybody else at {@link SHARE}.
 * Ends when all are drawn, with the signal, or at the first portrait that fails (a full disk: the show needs what is left).
 */
export async function drawAhead(
  gallery: Pick<Gallery, 'faces' | 'portrait'>,
  signal: AbortSignal,
): Promise<void> {
  const rogues = gallery.faces.filter((face) => face.kind === 'rogue');
  const others = gallery.faces.filter((face) => face.kind !== 'rogue');
  try {
    for (const { id } of rogues) {
      signal.throwIfAborted();
      await gallery.portrait(id);
    }
    for (const { id } of others) {
      const started = performance.now();
      await gallery.portrait(id);
      const took = performance.now() - started;
      await pause(took / SHARE - took, undefined, { signal, ref: false });
    }
  } catch {
    // Nobody waits for these: whoever asks for one of them is told then.
  }
}
