import type { ReactNode } from 'react';
import { BigButton } from '../parts/big-button.tsx';
import { Screen } from '../parts/screen.tsx';
import { usePress, useSay } from '../use-booth.ts';

/** No is an answer. */
export function DeclinedScreen(): ReactNode {
  const say = useSay();
  const press = usePress();
  return (
    <Screen
      grand
      title={say('booth.declined.title')}
      text={say('booth.declined.text')}
      actions={
        <BigButton
          main
          testId="booth-done"
          onPress={() => {
            press('DONE');
          }}
        >
          {say('booth.declined.done')}
        </BigButton>
      }
    />
  );
}
