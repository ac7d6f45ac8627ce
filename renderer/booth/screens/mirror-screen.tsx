import type { ReactNode } from 'react';
import { BigButton } from '../parts/big-button.tsx';
import { LeaveButton } from '../parts/leave-button.tsx';
import { Mirror } from '../parts/mirror.tsx';
import { Screen } from '../parts/screen.tsx';
import { screenName } from '../state-name.ts';
import { useBooth, usePress, useSay } from '../use-booth.ts';

/** The mirror: one instruction at a time, until the countdown runs by itself. */
export function MirrorScreen(): ReactNode {
  const say = useSay();
  const press = usePress();
  const screen = useBooth(screenName);
  const shown = useBooth(({ context }) => (context.composure === null ? 'alone' : context.composure.shown));
  const words =
    screen === 'opening'
      ? say('booth.opening.title')
      : screen === 'framing'
        ? say(`booth.instruction.${shown}`)
        : say('booth.countdown.text');
  return (
    <Screen
      live
      grand={screen !== 'opening'}
      scene={<Mirror />}
      title={words}
      actions={
        <>
          <LeaveButton />
          <BigButton
            main
            testId="booth-shoot"
            disabled={screen !== 'framing'}
            onPress={() => {
              press('SHOOT');
            }}
          >
            {say('booth.mirror.shoot')}
          </BigButton>
        </>
      }
    />
  );
}
