import { FocusTrap } from '@mantine/core';
import type { ReactNode } from 'react';
import { useBooth, useBoothParts, useSay } from '../use-booth.ts';
import { BigButton } from './big-button.tsx';
import styles from './still-there.module.css';

/** Nobody has touched anything for a while. Any touch or key is the answer. */
export function StillThere(): ReactNode {
  const say = useSay();
  const { booth } = useBoothParts();
  const asking = useBooth((snapshot) => snapshot.matches({ patience: 'asking' }));
  if (!asking) return null;
  return (
    <FocusTrap active>
      <div
        className={styles.veil}
        role="alertdialog"
        aria-labelledby="still-there"
        aria-describedby="still-there-text"
        data-testid="booth-asking"
      >
        <h2 id="still-there" className={`display ${styles.title ?? ''}`}>
          {say('booth.asking.title')}
        </h2>
        <p id="still-there-text" className={styles.text}>
          {say('booth.asking.text')}
        </p>
        <BigButton
          main
          testId="booth-here"
          onPress={() => {
            booth.send({ type: 'ACTIVITY' });
          }}
        >
          {say('booth.asking.here')}
        </BigButton>
      </div>
    </FocusTrap>
  );
}
