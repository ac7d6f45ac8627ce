// Runs in the process that a provider has for itself (see provider-process.ts).
import { z } from 'zod';

import type { Faces } from './faces.ts';
import { performTask, type FacesAnswer, type FacesTask } from './faces-task.ts';

/** What the engine sends. The task is its own, made a line before: only the envelope is checked. */
const questionSchema = z.object({
  id: z.number(),
  task: z.custom<FacesTask>((task) => typeof task === 'object'),
});

/** What comes back: once `ready`, then an answer or a failure for each question. */
export type ProviderMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: FacesAnswer }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

/** Answers the engine's questions with these networks until the engine lets go. */
export function serveFaces(faces: Faces): void {
  const send = (message: ProviderMessage) => process.send?.(message);
  process.on('message', (message) => {
    const { id, task } = questionSchema.parse(message);
    performTask(faces, task).then(
      (answer) => send({ kind: 'answer', id, answer }),
      (error: unknown) =>
        send({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) }),
    );
  });
  // The engine is gone, or wants this process to go.
  process.on('disconnect', () => process.exit(0));
  send({ kind: 'ready' });
}
