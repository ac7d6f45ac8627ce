import { useEffect, type ReactNode } from 'react';
import type { Connection } from '../shared/connection.ts';
import { useConnection } from '../shared/use-connection.ts';
import styles from './booth-page.module.css';
import { LanguageSwitch } from './parts/language-switch.tsx';
import { StillThere } from './parts/still-there.tsx';
import { AsleepScreen } from './screens/asleep-screen.tsx';
import { AttractScreen } from './screens/attract-screen.tsx';
import { ChoosingScreen } from './screens/choosing-screen.tsx';
import { ConsentScreen } from './screens/consent-screen.tsx';
import { DeclinedScreen } from './screens/declined-screen.tsx';
import { MirrorScreen } from './screens/mirror-screen.tsx';
import { PictureScreen } from './screens/picture-screen.tsx';
import { RefusedScreen } from './screens/refused-screen.tsx';
import { SendingScreen } from './screens/sending-screen.tsx';
import { ThanksScreen } from './screens/thanks-screen.tsx';
import { screenName, type ScreenName } from './state-name.ts';
import { useBooth, useBoothParts, useSay, useVisit } from './use-booth.ts';
import { useKeys } from './use-keys.ts';

/** The booth: the screen that belongs to the state, and what all screens share. */
export function BoothPage({ connection }: { readonly connection: Connection }): ReactNode {
  const { booth } = useBoothParts();
  const say = useSay();
  const screen = useBooth(screenName);
  const language = useVisit('language');
  const instruction = useBooth(({ context }) => context.composure?.shown ?? '');
  const line = useConnection(connection);
  useKeys(booth);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <main
      className={styles.booth}
      data-testid="booth"
      data-state={screen}
      data-language={language}
      data-connection={line}
      data-instruction={screen === 'framing' ? instruction : ''}
    >
      <header className={styles.top}>
        <span className={`display ${styles.name ?? ''}`}>{say('booth.title')}</span>
        <LanguageSwitch />
      </header>
      {screenFor(screen, connection)}
      <StillThere />
    </main>
  );
}

function screenFor(screen: ScreenName, connection: Connection): ReactNode {
  switch (screen) {
    case 'attract':
      return <AttractScreen connection={connection} />;
    case 'consent':
      return <ConsentScreen />;
    case 'declined':
      return <DeclinedScreen />;
    case 'opening':
    case 'framing':
    case 'countdown':
    case 'shutter':
      // One screen, so that the mirror stays where it is.
      return <MirrorScreen />;
    case 'asleep':
      return <AsleepScreen />;
    case 'picture':
      return <PictureScreen />;
    case 'sending':
      return <SendingScreen />;
    case 'choosing':
      return <ChoosingScreen />;
    case 'refused':
      return <RefusedScreen />;
    case 'thanks':
      return <ThanksScreen />;
    default:
      return screen satisfies never;
  }
}
