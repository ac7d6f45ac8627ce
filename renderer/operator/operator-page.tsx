import { useMemo, useSyncExternalStore, type MouseEvent } from 'react';
import { useKeys } from './keys/use-keys.ts';
import type { Operator } from './operator.ts';
import { LostBanner } from './panels/lost-banner.tsx';
import { PreviewPanel } from './panels/preview-panel.tsx';
import { ProgramPanel } from './panels/program-panel.tsx';
import { QueuePanel } from './panels/queue-panel.tsx';
import { StageControls } from './panels/stage-controls.tsx';
import { TargetPanel } from './panels/target-panel.tsx';
import { TopBar } from './panels/top-bar.tsx';
import { ReturnsContext } from './parts/face.tsx';
import { useNow } from './parts/use-now.ts';
import { isInTouch } from './state/operator-state.ts';
import { WordsContext, wordsIn } from './words.ts';

/**
 * A button pressed with the mouse or a thumb takes no focus: Enter and Space go on meaning "preview" and "GO", and a
 * search that is left by pressing something is left.
 */
function keepFocusOffButtons(event: MouseEvent) {
  if (!(event.target instanceof Element) || event.target.closest('button') === null) return;
  event.preventDefault();
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
}

/** The whole panel: PROGRAM and PREVIEW above, the queue, whom to walk to, and GO below. */
export function OperatorPage({ operator }: { readonly operator: Operator }) {
  const state = useSyncExternalStore(operator.subscribe, operator.get);
  const now = useNow();
  useKeys(operator);
  const { language } = state.program;
  const words = useMemo(() => wordsIn(language), [language]);
  return (
    <WordsContext value={words}>
      <ReturnsContext value={state.returns}>
        <main
          className="operator"
          lang={language}
          data-testid="operator"
          data-connection={state.connection}
          data-in-touch={isInTouch(state)}
          onMouseDown={keepFocusOffButtons}
        >
          <TopBar operator={operator} state={state} now={now} />
          <LostBanner connection={state.connection} lostAt={state.lostAt} />
          <ProgramPanel state={state} now={now} />
          <PreviewPanel state={state} operator={operator} />
          <QueuePanel state={state} operator={operator} now={now} />
          <TargetPanel state={state} operator={operator} />
          <StageControls state={state} operator={operator} />
        </main>
      </ReturnsContext>
    </WordsContext>
  );
}
