import { useEffect, useRef, useState, type SyntheticEvent, type WheelEvent } from 'react';
import type { Instant, Visitor } from '../../../engine/show/show.ts';
import type { Operator } from '../operator.ts';
import { Icon } from '../parts/icon.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { isInTouch, type OperatorState } from '../state/operator-state.ts';
import { queueView } from '../state/queue-view.ts';
import { useWords } from '../words.ts';
import { CloseHouse } from './close-house.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { VisitorTile } from './visitor-tile.tsx';

/** A mouse wheel has one direction; the queue runs to the right. */
function wheelSideways(event: WheelEvent<HTMLElement>) {
  if (event.deltaX === 0) event.currentTarget.scrollLeft += event.deltaY;
}

/** Who came, in columns: ↓ runs down a column and on to the next. */
export function QueuePanel({
  state,
  operator,
  now,
}: {
  readonly state: OperatorState;
  readonly operator: Operator;
  readonly now: Instant;
}) {
  const { say } = useWords();
  const [erasing, setErasing] = useState<Visitor | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const shown = queueView(state.visitors, state);
  const waiting = state.visitors.filter((visitor) => !visitor.hidden && visitor.shown === 0).length;
  const hidden = state.visitors.filter((visitor) => visitor.hidden).length;
  const inPreview =
    state.preview.status === 'ready'
      ? state.preview.chain.visitorId
      : state.preview.status === 'empty'
        ? null
        : state.preview.visitorId;
  const onStage = state.program.phase === 'live' ? state.program.chain.visitorId : null;
  const inTouch = isInTouch(state);

  useEffect(() => {
    list.current?.querySelector('.visitor.cursor')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [state.cursor]);

  // The one that is meant stands first.
  useEffect(() => {
    if (state.search !== '') list.current?.scrollTo({ left: 0 });
  }, [state.search]);

  /** Enter in the search takes the first one found, and gives the keys back to the show. */
  const onSearch = (event: SyntheticEvent) => {
    event.preventDefault();
    const first = shown[0];
    if (state.search.trim() === '' || first === undefined) return;
    operator.choose(first.id);
    operator.look({ type: 'search', search: '' });
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };

  return (
    <section className="panel queue" aria-label={say('operator.queue')}>
      <header className="panel-head">
        <h2>{say('operator.queue')}</h2>
        <p className="quiet" data-testid="queue-count">
          {say(waiting === 1 ? 'operator.queue.one' : 'operator.queue.many', { count: waiting })}
        </p>
        <form className="search" role="search" onSubmit={onSearch}>
          <Icon name="search" />
          <input
            type="text"
            inputMode="numeric"
            autoComplete="off"
            data-testid="search"
            aria-label={say('operator.search')}
            placeholder={say('operator.search')}
            value={state.search}
            onChange={(event) => {
              operator.look({ type: 'search', search: event.currentTarget.value });
            }}
          />
          <span className="keys-off">{say('operator.search.keys')}</span>
        </form>
        {hidden > 0 && (
          <button
            type="button"
            className="quiet-button"
            data-testid="with-hidden"
            aria-pressed={state.withHidden}
            onClick={() => {
              operator.look({ type: 'with-hidden', on: !state.withHidden });
            }}
          >
            {say('operator.queue.hidden', { count: hidden })}
          </button>
        )}
        {state.visitors.length > 0 && (
          <CloseHouse
            visitors={state.visitors.length}
            inTouch={inTouch}
            onClose={() => {
              operator.ask({ verb: 'close-house' });
            }}
          />
        )}
      </header>
      <Trouble place="queue" message={state.troubles.queue} />
      {shown.length === 0 ? (
        <p className="queue-empty quiet">
          {state.visitors.length === 0
            ? say('operator.queue.empty')
            : state.search.trim() === ''
              ? say('operator.queue.all-hidden')
              : say('operator.queue.not-found', { search: state.search.trim() })}
        </p>
      ) : (
        <ol className="visitors" ref={list} onWheel={wheelSideways}>
          {shown.map((visitor) => (
            <VisitorTile
              key={visitor.id}
              visitor={visitor}
              now={now}
              cursor={visitor.id === state.cursor}
              inPreview={visitor.id === inPreview}
              onStage={visitor.id === onStage}
              inTouch={inTouch}
              operator={operator}
              onErase={() => {
                setErasing(visitor);
              }}
            />
          ))}
        </ol>
      )}
      <EraseDialog
        visitor={erasing}
        onStage={erasing !== null && erasing.id === onStage}
        inTouch={inTouch}
        onCancel={() => {
          setErasing(null);
        }}
        onErase={(visitor) => {
          setErasing(null);
          operator.ask({ verb: 'erase', visitorId: visitor.id });
        }}
      />
    </section>
  );
}
