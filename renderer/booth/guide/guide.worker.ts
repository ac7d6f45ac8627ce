/// <reference lib="webworker" />
// Runs in a module worker of the booth: sees camera frames, so that the page never waits for them.
import { createDarkroom } from './darkroom.ts';
import type { FromGuide, ToGuide } from './guide-messages.ts';
import { createLandmarker } from './landmarker.ts';
import { createWatcher, type Watcher } from './watcher.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const darkroom = createDarkroom();
let watcher: Watcher | null = null;

const answer = (message: FromGuide): void => {
  scope.postMessage(message);
};

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function look({ frame, at, keep, mirrorAspect }: Extract<ToGuide, { type: 'frame' }>): Promise<void> {
  const began = performance.now();
  const [width, height] =
    frame instanceof VideoFrame ? [frame.displayWidth, frame.displayHeight] : [frame.width, frame.height];
  let measures = null;
  try {
    measures = watcher === null ? null : await watcher.watch(frame, { width, height }, mirrorAspect, at);
    if (keep) darkroom.keep(frame, width, height, measures?.faces[0]?.box);
  } catch (error) {
    // Without its landmarker the booth still takes pictures, at the press of the button.
    watcher = null;
    answer({ type: 'failed', message: words(error) });
  } finally {
    frame.close();
  }
  answer({ type: 'measures', measures, milliseconds: performance.now() - began });
}

async function receive(message: ToGuide): Promise<void> {
  switch (message.type) {
    case 'start':
      try {
        watcher = createWatcher(await createLandmarker(message.wasm, message.model));
        answer({ type: 'ready' });
      } catch (error) {
        answer({ type: 'failed', message: words(error) });
      }
      return;
    case 'frame':
      await look(message);
      return;
    case 'develop':
      answer({ type: 'developed', picture: await darkroom.develop() });
      return;
    case 'forget':
      darkroom.forget();
      return;
    default:
      message satisfies never;
  }
}

// One message after the other: a frame that is asked for while another one is looked at waits for it.
let last = Promise.resolve();
scope.addEventListener('message', ({ data }: MessageEvent<ToGuide>) => {
  last = last.then(() => receive(data));
});
