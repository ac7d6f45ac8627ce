import type { ReactNode } from 'react';
import { usePress, useSay } from '../use-booth.ts';
import { BigButton } from './big-button.tsx';

/** The way out, from anywhere: whatever the booth holds of the visitor is dropped. */
export function LeaveButton(): ReactNode {
  const say = useSay();
  const press = usePress();
  return (
    <BigButton
      testId="booth-leave"
      onPress={() => {
        press('LEAVE');
      }}
    >
      {say('booth.leave')}
    </BigButton>
  );
}
