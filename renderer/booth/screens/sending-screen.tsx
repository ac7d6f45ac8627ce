import type { ReactNode } from 'react';
import { LeaveButton } from '../parts/leave-button.tsx';
import { Painting } from '../parts/painting.tsx';
import { Screen } from '../parts/screen.tsx';
import { useBooth, useSay } from '../use-booth.ts';

/** The engine measures the picture; no ticket is shown before it has said that it holds it. */
export function SendingScreen(): ReactNode {
  const say = useSay();
  const slow = useBooth((snapshot) => snapshot.matches({ way: { sending: { saving: 'slow' } } }));
  return (
    <Screen
      live
      grand
      scene={<Painting quiet />}
      title={say('booth.sending.title')}
      text={say(slow ? 'booth.sending.slow' : 'booth.sending.text')}
      actions={slow ? <LeaveButton /> : undefined}
    />
  );
}
