import type { ReactNode } from 'react';
import { BigButton } from '../parts/big-button.tsx';
import { Screen } from '../parts/screen.tsx';
import { usePress, useSay } from '../use-booth.ts';
import styles from './consent-screen.module.css';

const CLAUSES = ['what', 'why', 'who', 'when'] as const;

/** What is taken, why, who sees it, when it is gone: on one screen, before the camera is on. */
export function ConsentScreen(): ReactNode {
  const say = useSay();
  const press = usePress();
  return (
    <Screen
      title={say('booth.consent.title')}
      actions={
        <>
          <BigButton
            testId="booth-no"
            onPress={() => {
              press('NO');
            }}
          >
            {say('booth.consent.no')}
          </BigButton>
          <BigButton
            main
            testId="booth-yes"
            onPress={() => {
              press('YES');
            }}
          >
            {say('booth.consent.yes')}
          </BigButton>
        </>
      }
    >
      <dl className={styles.clauses}>
        {CLAUSES.map((clause) => (
          <div key={clause} className={styles.clause}>
            <dt className={`display ${styles.term ?? ''}`}>{say(`booth.consent.${clause}.term`)}</dt>
            <dd className={styles.text}>{say(`booth.consent.${clause}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={`display ${styles.question ?? ''}`}>{say('booth.consent.question')}</p>
    </Screen>
  );
}
