// The booth's hands and eyes: the real camera, guide and engine behind the statechart's actors.
import { fromCallback, fromPromise } from 'xstate';
import type { BoothEvent, Shot } from './booth.context.ts';
import { boothMachine } from './booth.machine.ts';
import { openCamera, type Viewfinder } from './camera/camera.ts';
import { sendPicture, type Answer, type Sending } from './enrol/send-picture.ts';
import { compose, NO_COMPOSURE } from './guide/composure.ts';
import { guidance } from './guide/guidance.ts';
import type { Guide } from './guide/guide.ts';
import type { MirrorShape } from './guide/mirror-view.ts';

/** ms: a burst lies around zero. */
const BURST_MS = 500;
/** ms between two signs of life of a visitor who only stands there. */
const PRESENCE_MS = 2000;

/** The booth's statechart with everything it works with. */
export function equipBooth(guide: Guide, mirror: MirrorShape): typeof boothMachine {
  return boothMachine.provide({
    actors: {
      camera: fromCallback<BoothEvent, { readonly demo: boolean }>(({ input, sendBack }) =>
        openCamera(input.demo, sendBack),
      ),

      guide: fromCallback<BoothEvent, { readonly viewfinder: Viewfinder }>(({ input, sendBack }) => {
        let composure = NO_COMPOSURE;
        let lastPresence = -Infinity;
        return guide.watch(input.viewfinder.video, mirror.aspect, (measures) => {
          if (measures === null) {
            sendBack({ type: 'GUIDE', composure: null });
            return;
          }
          const present = measures.faces.length > 0;
          const instruction = guidance(measures, composure.instruction, mirror.aspect());
          composure = compose(composure, instruction, present, measures.at);
          sendBack({ type: 'GUIDE', composure });
          if (present && measures.at - lastPresence > PRESENCE_MS) {
            lastPresence = measures.at;
            sendBack({ type: 'ACTIVITY' });
          }
        });
      }),

      shutter: fromPromise<Shot | null>(async ({ signal }) => {
        const picture = await guide.burst(BURST_MS, signal);
        return picture === null ? null : { ...picture, request: crypto.randomUUID() };
      }),

      send: fromPromise<Answer, Sending>(({ input, signal }) =>
        sendPicture(input, { fetch: fetch.bind(globalThis), wait, now: () => performance.now() }, signal),
      ),
    },
  });
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
