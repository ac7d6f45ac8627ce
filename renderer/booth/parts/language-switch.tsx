import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Language } from '../../../engine/show/show.ts';
import { useBoothParts, useSay, useVisit } from '../use-booth.ts';
import styles from './language-switch.module.css';

const OFFERED = ['en', 'nl'] as const satisfies readonly Language[];

/** Both languages by their own names, always in the same place; changing one's mind costs no step. */
export function LanguageSwitch(): ReactNode {
  const { booth } = useBoothParts();
  const language = useVisit('language');
  const say = useSay();
  return (
    <div className={styles.languages} role="group" aria-label={say('booth.language')}>
      {OFFERED.map((one) => (
        <UnstyledButton
          key={one}
          lang={one}
          className={styles.language ?? ''}
          aria-pressed={one === language}
          data-testid={`booth-language-${one}`}
          onClick={(event) => {
            booth.send({ type: 'LANGUAGE', language: one });
            // Enter is the screen's main thing again.
            event.currentTarget.blur();
          }}
        >
          {say(`booth.language.${one}`)}
        </UnstyledButton>
      ))}
    </div>
  );
}
