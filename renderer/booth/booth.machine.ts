// The booth's statechart: what may follow what. Cameras, workers and the engine are passed in as actors.
import { assign, fromCallback, fromPromise, raise, setup } from 'xstate';
import type { BoothSettings } from '../../engine/show/show.ts';
import { NOBODY, type BoothContext, type BoothEvent, type Shot } from './booth.context.ts';
import { BOOTH_DELAYS } from './booth.delays.ts';
import type { Viewfinder } from './camera/camera.ts';
import { CURED_BY_RETAKE } from './cured-by-retake.ts';
import type { Answer, Sending } from './enrol/send-picture.ts';
import { WELL_MS } from './guide/composure.ts';

/** ms without a face after which a countdown is called off. */
const FACE_GONE_MS = 350;

export const boothMachine = setup({
  types: {
    context: {} as BoothContext,
    events: {} as BoothEvent,
    input: {} as { readonly settings: BoothSettings },
  },
  actors: {
    camera: fromCallback<BoothEvent, { readonly demo: boolean }>(notGiven),
    guide: fromCallback<BoothEvent, { readonly viewfinder: Viewfinder }>(notGiven),
    shutter: fromPromise<Shot | null>(notGivenLater),
    send: fromPromise<Answer, Sending>(notGivenLater),
  },
  actions: {
    forgetVisitor: assign(NOBODY),
    houseLanguage: assign(({ context }) => ({ language: context.settings.language })),
    rest: raise({ type: 'REST' }),
    wake: raise({ type: 'WAKE' }),
  },
  guards: {
    isWell: ({ event }) => event.type === 'GUIDE' && (event.composure?.wellFor ?? 0) >= WELL_MS,
    mustStop: ({ context, event }) => {
      if (event.type !== 'GUIDE' || event.composure === null) return false;
      const { goneFor, faceSeenAt, shown } = event.composure;
      // Who pressed the button without ever being seen (a mask, a veil) gets the picture all the same.
      if (context.pressed) return faceSeenAt !== null && goneFor > FACE_GONE_MS;
      return goneFor > FACE_GONE_MS || shown === 'one-person';
    },
    hasViewfinder: ({ context }) => context.viewfinder !== null,
    retakeCures: ({ context }) => CURED_BY_RETAKE.has(context.refusal),
    consentIsOld: ({ context }) => context.refusal === 'consent-missing',
  },
  delays: BOOTH_DELAYS,
}).createMachine({
  id: 'booth',
  context: ({ input }) => ({
    ...NOBODY,
    settings: input.settings,
    language: input.settings.language,
    trouble: 'asleep',
    refusal: 'internal',
    ticket: 0,
  }),
  type: 'parallel',
  on: {
    LANGUAGE: { actions: assign(({ event }) => ({ language: event.language })) },
    SETTINGS: { actions: assign(({ event }) => ({ settings: event.settings })) },
  },
  states: {
    way: {
      initial: 'attract',
      on: { GONE: { target: '.attract', actions: 'houseLanguage' }, LEAVE: '.attract' },
      states: {
        attract: {
          entry: ['forgetVisitor', 'rest'],
          on: {
            START: 'consent',
            SETTINGS: {
              actions: assign(({ context, event }) => ({
                settings: event.settings,
                // The house changed its language: whoever comes next is greeted in it.
                language:
                  event.settings.language === context.settings.language
                    ? context.language
                    : event.settings.language,
              })),
            },
            LANGUAGE: {
              target: 'attract',
              reenter: true,
              actions: assign(({ event }) => ({ language: event.language })),
            },
          },
          after: { HOUSE_LANGUAGE: { actions: 'houseLanguage' } },
        },
        consent: {
          // Also reached from a refusal because the text has changed: what was agreed to before counts for nothing.
          entry: ['forgetVisitor', 'wake'],
          on: {
            YES: {
              target: 'mirror',
              actions: assign(({ context }) => ({ consentVersion: context.settings.consentVersion })),
            },
            NO: 'declined',
            BACK: 'attract',
          },
        },
        declined: {
          entry: ['forgetVisitor', 'rest'],
          on: { DONE: 'attract', BACK: 'attract' },
          after: { FAREWELL: { target: 'attract', actions: 'houseLanguage' } },
        },
        mirror: {
          entry: 'wake',
          initial: 'opening',
          invoke: { id: 'camera', src: 'camera', input: ({ context }) => ({ demo: context.settings.demo }) },
          on: {
            'CAMERA.READY': {
              target: '.looking',
              actions: assign(({ event }) => ({ viewfinder: event.viewfinder })),
            },
            'CAMERA.TROUBLE': {
              target: '.asleep',
              actions: assign(({ event }) => ({ viewfinder: null, trouble: event.trouble })),
            },
            BACK: 'attract',
          },
          states: {
            opening: {},
            asleep: { on: { AGAIN: { target: '#booth.way.mirror', reenter: true } } },
            looking: {
              // Until the first frame was judged nobody says "look into the mirror".
              entry: assign({ composure: null, pressed: false, picture: null }),
              initial: 'framing',
              invoke: {
                src: 'guide',
                input: ({ context }) => ({ viewfinder: context.viewfinder! }),
              },
              on: { GUIDE: { actions: assign(({ event }) => ({ composure: event.composure })) } },
              states: {
                framing: {
                  entry: assign({ pressed: false }),
                  on: {
                    GUIDE: [
                      {
                        guard: 'isWell',
                        target: 'countdown',
                        actions: assign(({ event }) => ({ composure: event.composure })),
                      },
                      { actions: assign(({ event }) => ({ composure: event.composure })) },
                    ],
                    SHOOT: { target: 'countdown', actions: assign({ pressed: true }) },
                  },
                },
                countdown: {
                  initial: 'three',
                  entry: 'wake',
                  on: {
                    GUIDE: [
                      {
                        guard: 'mustStop',
                        target: 'framing',
                        actions: assign(({ event }) => ({ composure: event.composure })),
                      },
                      { actions: assign(({ event }) => ({ composure: event.composure })) },
                    ],
                    BACK: 'framing',
                  },
                  states: {
                    three: { after: { SECOND: 'two' } },
                    two: { after: { SECOND: 'one' } },
                    one: { after: { LAST_SECOND: '#booth.way.mirror.looking.shutter' } },
                  },
                },
                shutter: {
                  invoke: {
                    src: 'shutter',
                    onDone: [
                      {
                        guard: ({ event }) => event.output !== null,
                        target: '#booth.way.mirror.picture',
                        actions: assign(({ event }) => ({ picture: event.output })),
                      },
                      { target: 'framing' },
                    ],
                    onError: 'framing',
                  },
                  after: {
                    DEAD_SHUTTER: {
                      target: '#booth.way.mirror.asleep',
                      actions: assign({ trouble: 'asleep' }),
                    },
                  },
                },
              },
            },
            picture: {
              entry: 'wake',
              // From here on the camera's troubles are not the visitor's: the picture is there.
              on: {
                'CAMERA.READY': { actions: assign(({ event }) => ({ viewfinder: event.viewfinder })) },
                'CAMERA.TROUBLE': {
                  actions: assign(({ event }) => ({ viewfinder: null, trouble: event.trouble })),
                },
                KEEP: '#booth.way.sending',
                RETAKE: [{ guard: 'hasViewfinder', target: 'looking' }, { target: 'asleep' }],
                BACK: [{ guard: 'hasViewfinder', target: 'looking' }, { target: 'asleep' }],
              },
            },
          },
        },
        sending: {
          entry: [assign({ viewfinder: null, composure: null, face: null, faces: [] }), 'rest'],
          initial: 'saving',
          states: {
            saving: {
              entry: 'rest',
              initial: 'brisk',
              invoke: {
                src: 'send',
                input: ({ context }) => ({
                  jpeg: context.picture!.jpeg,
                  consentVersion: context.consentVersion,
                  request: context.picture!.request,
                  face: context.face,
                }),
                onDone: [
                  {
                    guard: ({ event }) => event.output.type === 'enrolled',
                    target: '#booth.way.thanks',
                    actions: assign(({ event }) =>
                      event.output.type === 'enrolled' ? { ticket: event.output.ticket } : {},
                    ),
                  },
                  {
                    guard: ({ event }) => event.output.type === 'several',
                    target: 'choosing',
                    actions: assign(({ event }) =>
                      event.output.type === 'several' ? { faces: event.output.faces } : {},
                    ),
                  },
                  {
                    target: 'refused',
                    actions: assign(({ event }) =>
                      event.output.type === 'refused' ? { refusal: event.output.code } : {},
                    ),
                  },
                ],
                onError: { target: 'refused', actions: assign({ refusal: 'internal' }) },
              },
              states: { brisk: { after: { SLOW: 'slow' } }, slow: {} },
            },
            choosing: {
              entry: 'wake',
              on: {
                FACE: {
                  target: 'saving',
                  guard: ({ context, event }) => event.index >= 0 && event.index < context.faces.length,
                  actions: assign(({ event }) => ({ face: event.index })),
                },
                RETAKE: '#booth.way.mirror',
                BACK: '#booth.way.mirror',
              },
            },
            refused: {
              entry: 'wake',
              on: {
                AGAIN: [
                  { guard: 'consentIsOld', target: '#booth.way.consent' },
                  { guard: 'retakeCures', target: '#booth.way.mirror' },
                  { target: 'saving' },
                ],
                BACK: '#booth.way.attract',
              },
            },
          },
        },
        thanks: {
          // The engine has it; here it is gone.
          entry: ['forgetVisitor', 'rest'],
          on: { DONE: 'attract', BACK: 'attract' },
          after: { TICKET: { target: 'attract', actions: 'houseLanguage' } },
        },
      },
    },
    patience: {
      initial: 'resting',
      on: { REST: '.resting' },
      states: {
        // Touching the attract screen wakes nobody: only a visitor under way can walk off.
        resting: { on: { WAKE: 'awake' } },
        awake: {
          on: { ACTIVITY: { target: 'awake', reenter: true }, WAKE: { target: 'awake', reenter: true } },
          after: { PATIENCE: 'asking' },
        },
        asking: {
          on: { ACTIVITY: 'awake', WAKE: 'awake' },
          after: { STILL_THERE: { actions: raise({ type: 'GONE' }) } },
        },
      },
    },
  },
});

function notGiven(): never {
  throw new Error('The booth needs its camera and its guide: provide them to the machine.');
}

function notGivenLater(): Promise<never> {
  return Promise.reject(
    new Error('The booth needs its shutter and its line to the engine: provide them to the machine.'),
  );
}
