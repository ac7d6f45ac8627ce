import type { ReactNode } from 'react';
import { CURED_BY_RETAKE } from '../cured-by-retake.ts';
import { BigButton } from '../parts/big-button.tsx';
import { LeaveButton } from '../parts/leave-button.tsx';
import { Painting } from '../parts/painting.tsx';
import { Screen } from '../parts/screen.tsx';
import { usePress, useSay, useVisit } from '../use-booth.ts';

/** The engine did not take the picture: why, in plain words, and a way on. */
export function RefusedScreen(): ReactNode {
  const say = useSay();
  const press = usePress();
  const code = useVisit('refusal');
  const way = code === 'consent-missing' ? 'reread' : CURED_BY_RETAKE.has(code) ? 'retake' : 'resend';
  return (
    <Screen
      grand
      scene={<Painting quiet />}
      title={say(`booth.refused.${code}.title`)}
      text={say(`booth.refused.${code}.text`)}
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
            {say(`booth.refused.${way}`)}
          </BigButton>
        </>
      }
    />
  );
}
