import type { ReactNode } from 'react';
import { BigButton } from '../parts/big-button.tsx';
import { LeaveButton } from '../parts/leave-button.tsx';
import { Painting } from '../parts/painting.tsx';
import { Screen } from '../parts/screen.tsx';
import { usePress, useSay } from '../use-booth.ts';

/** Keep or retake. Nothing has left the page yet. */
export function PictureScreen(): ReactNode {
  const say = useSay();
  const press = usePress();
  return (
    <Screen
      scene={<Painting />}
      title={say('booth.picture.title')}
      text={say('booth.picture.text')}
      actions={
        <>
          <LeaveButton />
          <BigButton
            testId="booth-retake"
            onPress={() => {
              press('RETAKE');
            }}
          >
            {say('booth.picture.retake')}
          </BigButton>
          <BigButton
            main
            testId="booth-keep"
            onPress={() => {
              press('KEEP');
            }}
          >
            {say('booth.picture.keep')}
          </BigButton>
        </>
      }
    />
  );
}
