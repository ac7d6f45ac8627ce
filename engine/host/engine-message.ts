// What the engine and its host say to each other, over Node's or Electron's own message channel.
import { z } from 'zod';

export const HEART_BEAT_EVERY = 1000; // ms

const engineMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('heart-beat') }),
  /** The pages can be opened. */
  z.object({ type: z.literal('ready') }),
  /** The last word before it ends: a sentence for a person. */
  z.object({ type: z.literal('failed'), message: z.string().min(1) }),
]);

const hostMessage = z.discriminatedUnion('type', [
  /** Finish what was acknowledged, then end. */
  z.object({ type: z.literal('stop') }),
]);

export type EngineMessage = z.infer<typeof engineMessage>;
export type HostMessage = z.infer<typeof hostMessage>;

/** Null for anything that is not ours: other modules may use the channel, too. */
export function readEngineMessage(value: unknown): EngineMessage | null {
  return engineMessage.safeParse(value).data ?? null;
}

export function readHostMessage(value: unknown): HostMessage | null {
  return hostMessage.safeParse(value).data ?? null;
}
