import { useCallback, useState } from 'react';
import type { StageChain } from '../../../engine/show/show.ts';
import type { Operator } from '../operator.ts';
import { Face } from '../parts/face.tsx';
import { facePicture, visitorPicture } from '../parts/picture-of.ts';
import { Trouble } from '../parts/trouble.tsx';
import { isInTouch, type OperatorState, type SettledPreview } from '../state/operator-state.ts';
import { useWords } from '../words.ts';
import { leaveOut, togglePin } from '../state/wishes.ts';
import { ChainFigures } from './chain-figures.tsx';
import { ChainRow } from './chain-row.tsx';
import { NoChain } from './no-chain.tsx';
import { PreviewExtras } from './preview-extras.tsx';

/** What GO would play, before anybody else sees it. */
export function PreviewPanel({
  state,
  operator,
}: {
  readonly state: OperatorState;
  readonly operator: Operator;
}) {
  const { say } = useWords();
  const { preview } = state;
  const chain = preview.status === 'ready' ? preview.chain : null;
  const settled = shownMeanwhile(state);
  const [drawn, setDrawn] = useState<ReadonlySet<string>>(new Set());
  const onDrawn = useCallback((picture: string) => {
    setDrawn((before) => (before.has(picture) ? before : new Set([...before, picture])));
  }, []);
  return (
    <section
      className={`panel preview ${preview.status}`}
      aria-label={say('operator.preview')}
      aria-busy={preview.status === 'searching'}
      data-testid="preview"
      data-state={preview.status}
      data-visitor={chain?.visitorId ?? ('visitorId' in preview ? preview.visitorId : '')}
      data-target={chain?.targetId ?? ('targetId' in preview ? preview.targetId : '')}
    >
      <header className="panel-head">
        <div className="panel-title">
          <h2>{say('operator.preview')}</h2>
          <p className="display preview-title one-line">
            <Title state={state} />
          </p>
        </div>
        {preview.status !== 'empty' && (
          <button
            type="button"
            className="quiet-button"
            data-testid="clear-preview"
            disabled={!isInTouch(state)}
            onClick={() => {
              operator.ask({ verb: 'clear-preview' });
            }}
          >
            {say('operator.preview.clear')}
          </button>
        )}
      </header>
      <Body state={state} operator={operator} onDrawn={onDrawn} />
      {settled !== null && (
        <PreviewExtras state={state} settled={settled} operator={operator} drawn={drawn} onDrawn={onDrawn} />
      )}
      {settled?.status === 'ready' && (
        <ChainFigures chain={settled.chain} milliseconds={settled.milliseconds} />
      )}
    </section>
  );
}

/** The preview as it is, or while a change is being searched (tenths of a second) as it was: nothing flickers. */
function shownMeanwhile({ preview, settled }: OperatorState): SettledPreview | null {
  if (preview.status === 'empty') return null;
  if (preview.status !== 'searching') return preview;
  return settled?.status === 'ready' && settled.request.visitorId === preview.visitorId ? settled : null;
}

/** "No. 12 → Gorbag": who walks, and to whom. */
function Title({ state }: { readonly state: OperatorState }) {
  const { say } = useWords();
  const { preview } = state;
  if (preview.status === 'empty') return null;
  if (preview.status === 'ready') return <ReadyTitle chain={preview.chain} />;
  return (
    <>
      <TicketOf state={state} visitorId={preview.visitorId} /> <Arrow />{' '}
      <TargetName state={state} targetId={preview.targetId} />
      {preview.status === 'impossible' && <span className="no-chain"> · {say('operator.impossible')}</span>}
    </>
  );
}

function ReadyTitle({ chain }: { readonly chain: StageChain }) {
  const { say, of } = useWords();
  const target = chain.links.at(-1);
  return (
    <>
      {say('operator.ticket', { ticket: chain.ticket })} <Arrow />{' '}
      {target === undefined ? '' : of(target.name)}
    </>
  );
}

function Arrow() {
  return <span className="arrow">→</span>;
}

function TicketOf({ state, visitorId }: { readonly state: OperatorState; readonly visitorId: string }) {
  const { say } = useWords();
  const visitor = state.visitors.find((one) => one.id === visitorId);
  return visitor === undefined ? '?' : say('operator.ticket', { ticket: visitor.ticket });
}

function TargetName({ state, targetId }: { readonly state: OperatorState; readonly targetId: string }) {
  const { say, of } = useWords();
  switch (targetId) {
    case 'closest':
      return say('operator.target.closest');
    case 'ugliest':
      return say('operator.target.ugliest');
    case 'random':
      return say('operator.target.random');
    case 'any-rogue':
      return say('operator.target.any-rogue');
    default: {
      const target = state.targets.find((one) => one.id === targetId);
      return target === undefined ? '?' : of(target.name);
    }
  }
}

function Body({
  state,
  operator,
  onDrawn,
}: {
  readonly state: OperatorState;
  readonly operator: Operator;
  readonly onDrawn: (picture: string) => void;
}) {
  const { say } = useWords();
  const { preview, visitors, wishes } = state;
  const trouble = <Trouble place="preview" message={state.troubles.preview} />;
  const settled = shownMeanwhile(state);
  if (settled?.status === 'ready') {
    return (
      <>
        {trouble}
        <ChainRow
          chain={settled.chain}
          asking={preview.status === 'searching'}
          onDrawn={onDrawn}
          edit={{
            inTouch: isInTouch(state),
            pinned: wishes.pinned,
            onPin: (id) => {
              operator.wish(togglePin(wishes, id));
            },
            onForbid: (id) => {
              operator.wish(leaveOut(wishes, id));
            },
            swaps: operator.swaps,
            onSwap: operator.swap,
          }}
        />
      </>
    );
  }
  switch (preview.status) {
    case 'ready':
      return null;
    case 'empty':
      return (
        <div className="preview-words">
          {trouble}
          <p className="display">
            {say(visitors.length === 0 ? 'operator.preview.nobody' : 'operator.preview.empty')}
          </p>
          <p className="quiet">
            {say(visitors.length === 0 ? 'operator.preview.nobody.hint' : 'operator.preview.empty.hint')}
          </p>
        </div>
      );
    case 'searching':
      return (
        <div className="preview-words">
          <Ends visitorId={preview.visitorId} targetId={preview.targetId} />
          <p className="display" role="status">
            {say('operator.preview.searching')}
          </p>
        </div>
      );
    case 'impossible':
      // The engine's sentence is the refusal, too: it is said once.
      return <NoChain state={state} preview={preview} operator={operator} />;
    default:
      return preview satisfies never;
  }
}

/** The two faces that a chain was asked between. */
function Ends({ visitorId, targetId }: { readonly visitorId: string; readonly targetId: string }) {
  const anybody = ['closest', 'ugliest', 'random', 'any-rogue'].includes(targetId);
  return (
    <div className="ends">
      <Face picture={visitorPicture(visitorId)} size={160} />
      <span className="gap-in-thread" />
      {anybody ? <span className="face anybody" /> : <Face picture={facePicture(targetId)} size={160} />}
    </div>
  );
}
