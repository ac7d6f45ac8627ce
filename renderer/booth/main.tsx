// The booth's page. What an end-to-end test can rely on:
//   booth                 <main>; data-state: attract · consent · declined · opening · asleep · framing · countdown ·
//                         shutter · picture · sending · choosing · refused · thanks; data-language; data-connection:
//                         connecting · open · lost; data-instruction (while framing): see guide/guidance.ts
//   booth-title           the sentence of the screen
//   booth-start  booth-yes  booth-no  booth-shoot  booth-keep  booth-retake  booth-again  booth-leave  booth-done
//   booth-language-en     booth-language-nl
//   booth-mirror          the live picture; booth-video in it; booth-arrow (data-arrows: how many); booth-countdown;
//                         booth-sample: the label "sample visitor"
//   booth-picture         the picture that was taken
//   booth-face-<index>    a face to tap; the index is the engine's
//   booth-ticket          the number
//   booth-asking          "are you still there?"; booth-here answers
//   booth-closed          the engine has not answered yet
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/UnstyledButton.css';
import '../shared/tokens.css';
import './booth.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { createActor } from 'xstate';
import { createClient } from '../shared/client.ts';
import { theme } from '../shared/theme.ts';
import { equipBooth } from './booth.actors.ts';
import { BoothPage } from './booth-page.tsx';
import { ClosedPage } from './closed-page.tsx';
import { createGuide } from './guide/guide.ts';
import { createMirrorShape } from './guide/mirror-view.ts';
import { createChime } from './sound/chime.ts';
import { soundTheCountdown } from './sound/sound-the-countdown.ts';
import { BoothPartsContext, type BoothParts } from './use-booth.ts';

const { engine, connection } = createClient('booth');
// At once: the landmarker takes seconds to load, and a visitor should not wait for it.
const guide = createGuide(
  new Worker(new URL('./guide/guide.worker.ts', import.meta.url), { type: 'module' }),
);
const mirror = createMirrorShape();
const root = createRoot(document.getElementById('booth')!);
let parts: BoothParts | null = null;

const draw = (): void => {
  root.render(
    <MantineProvider theme={theme} forceColorScheme="dark">
      {parts === null ? (
        <ClosedPage />
      ) : (
        <BoothPartsContext value={parts}>
          <BoothPage connection={connection} />
        </BoothPartsContext>
      )}
    </MantineProvider>,
  );
};
draw();

engine.booth.attend.subscribe(undefined, {
  onData: (settings) => {
    if (parts !== null) {
      parts.booth.send({ type: 'SETTINGS', settings });
      return;
    }
    const booth = createActor(equipBooth(guide, mirror), { input: { settings } });
    parts = { booth, mirror };
    // Whoever goes takes the frames along that nobody chose.
    booth.subscribe(({ context }) => {
      if (context.viewfinder === null && context.picture === null) guide.forget();
    });
    soundTheCountdown(
      booth,
      createChime(() => new AudioContext()),
    );
    booth.start();
    draw();
  },
  onError: (error) => {
    console.error(`The engine does not tell the booth its settings: ${error.message}`);
  },
});
