import type { ReactNode } from 'react';
import { BigButton } from '../parts/big-button.tsx';
import { CoveredMirror } from '../parts/covered-mirror.tsx';
import { LeaveButton } from '../parts/leave-button.tsx';
import { Screen } from '../parts/screen.tsx';
import { usePress, useSay, useVisit } from '../use-booth.ts';

/** The camera is in trouble: which, what is being done about it, and a way on. */
export function AsleepScreen(): ReactNode {
  const say = useSay();
  const press = usePress();
  const trouble = useVisit('trouble');
  return (
    <Screen
      grand
      live
      scene={<CoveredMirror />}
      title={say(`booth.trouble.${trouble}.title`)}
      text={say(`booth.trouble.${trouble}.text`)}
      actions={
        <>
          <LeaveButton />
          <BigButton
            main
            testId="booth-again"
            onPress={() => {
              press('AGAIN');
            }}
          >
            {say('booth.trouble.again')}
          </BigButton>
        </>
      }
    />
  );
}
