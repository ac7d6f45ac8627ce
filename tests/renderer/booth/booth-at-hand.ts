// The booth's statechart with a camera, a guide and an engine that a test works by hand, and a clock that it winds.
import { createActor, fromCallback, fromPromise, SimulatedClock } from 'xstate';
import type { BoothSettings } from '../../../engine/show/show.ts';
import type { BoothEvent, Shot } from '../../../renderer/booth/booth.context.ts';
import { boothMachine } from '../../../renderer/booth/booth.machine.ts';
import type { CameraTrouble } from '../../../renderer/booth/camera/camera-trouble.ts';
import type { Viewfinder } from '../../../renderer/booth/camera/camera.ts';
import type { Answer, Sending } from '../../../renderer/booth/enrol/send-picture.ts';
import { NO_COMPOSURE, type Composure } from '../../../renderer/booth/guide/composure.ts';
import { screenName, type ScreenName } from '../../../renderer/booth/state-name.ts';

export const SETTINGS: BoothSettings = { language: 'en', consentVersion: 'v1', demo: false };

const WELL: Composure = {
  ...NO_COMPOSURE,
  instruction: 'well',
  shown: 'well',
  wellFor: 800,
  goneFor: 0,
  faceSeenAt: 1,
};

/** Lets promises that are already settled be heard. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

export function boothAtHand(settings: BoothSettings = SETTINGS) {
  const clock = new SimulatedClock();
  const said = { cameras: 0, closed: 0, guides: 0, sent: [] as Sending[], aborted: 0 };
  let camera: ((event: BoothEvent) => void) | null = null;
  let guide: ((event: BoothEvent) => void) | null = null;
  let develop: ((shot: Shot | null) => void) | null = null;
  let answer: ((answer: Answer) => void) | null = null;
  let shots = 0;

  const booth = createActor(
    boothMachine.provide({
      actors: {
        camera: fromCallback<BoothEvent, { readonly demo: boolean }>(({ sendBack }) => {
          said.cameras++;
          camera = sendBack;
          return () => {
            said.closed++;
            camera = null;
          };
        }),
        guide: fromCallback<BoothEvent, { readonly viewfinder: Viewfinder }>(({ sendBack }) => {
          said.guides++;
          guide = sendBack;
          return () => {
            guide = null;
          };
        }),
        shutter: fromPromise<Shot | null>(() => new Promise((resolve) => (develop = resolve))),
        send: fromPromise<Answer, Sending>(({ input, signal }) => {
          said.sent.push(input);
          signal.addEventListener('abort', () => said.aborted++);
          return new Promise((resolve) => (answer = resolve));
        }),
      },
    }),
    { input: { settings }, clock },
  );
  booth.start();

  const hand = {
    booth,
    clock,
    said,
    screen: (): ScreenName => screenName(booth.getSnapshot()),
    context: () => booth.getSnapshot().context,
    press: (
      ...types: ('START' | 'YES' | 'NO' | 'SHOOT' | 'KEEP' | 'RETAKE' | 'AGAIN' | 'DONE' | 'BACK' | 'LEAVE')[]
    ) => {
      for (const type of types) booth.send({ type });
    },
    cameraReady: () => {
      camera!({ type: 'CAMERA.READY', viewfinder: { video: {} as HTMLVideoElement, sample: false } });
    },
    cameraTrouble: (trouble: CameraTrouble) => {
      camera!({ type: 'CAMERA.TROUBLE', trouble });
    },
    see: (composure: Partial<Composure>) => {
      guide!({ type: 'GUIDE', composure: { ...WELL, ...composure } });
    },
    develop: async (shot: 'picture' | null = 'picture') => {
      develop!(
        shot === null
          ? null
          : { jpeg: new Blob(['jpeg']), width: 1920, height: 1080, frames: 5, request: `request-${++shots}` },
      );
      await settle();
    },
    answer: async (given: Answer) => {
      answer!(given);
      await settle();
    },
    /** From attract to the picture that asks to be kept. */
    toPicture: async () => {
      hand.press('START', 'YES');
      hand.cameraReady();
      hand.see({});
      for (let second = 0; second < 3; second++) clock.increment(1000);
      await hand.develop();
    },
  };
  return hand;
}
