import type { ReactNode } from 'react';
import { BigButton } from '../parts/big-button.tsx';
import { Screen } from '../parts/screen.tsx';
import { usePress, useSay, useVisit } from '../use-booth.ts';
import styles from './thanks-screen.module.css';

/** The ticket: a number that can be read from across the foyer. */
export function ThanksScreen(): ReactNode {
  const say = useSay();
  const press = usePress();
  const ticket = useVisit('ticket');
  return (
    <Screen
      titleFirst
      title={say('booth.thanks.before')}
      scene={
        <div className={styles.wall}>
          <output
            className={`display ${styles.number ?? ''}`}
            data-testid="booth-ticket"
            data-digits={String(ticket).length}
          >
            {ticket}
          </output>
        </div>
      }
      text={say('booth.thanks.text')}
      actions={
        <BigButton
          main
          testId="booth-done"
          onPress={() => {
            press('DONE');
          }}
        >
          {say('booth.thanks.done')}
        </BigButton>
      }
    />
  );
}
