import type { Operator } from '../operator.ts';
import { KeyHint } from '../parts/key-hint.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { beside, type Beside } from '../state/beside.ts';
import { goReadiness } from '../state/go-readiness.ts';
import { isInTouch, type OperatorState } from '../state/operator-state.ts';
import { useWords, type Words } from '../words.ts';

/** The running show under the right thumb: GO lowest, panic farthest from it. */
export function StageControls({
  state,
  operator,
}: {
  readonly state: OperatorState;
  readonly operator: Operator;
}) {
  const words = useWords();
  const { say, of } = words;
  const { program } = state;
  const inTouch = isInTouch(state);
  const go = goReadiness(state);
  const next = beside(program, 1);
  const back = beside(program, -1);
  const reason = go.ready
    ? say('operator.go.ready', {
        ticket: go.chain.ticket,
        target: of(go.chain.links.at(-1)!.name),
        links: go.chain.links.length - 1,
      })
    : say(`operator.go.${go.reason}`);
  return (
    <section className="panel stage-controls" aria-label={say('operator.stage')}>
      <div className="pair stops">
        <button
          type="button"
          className="stage-button panic"
          data-testid="panic"
          disabled={!inTouch}
          onClick={() => {
            operator.press('panic');
          }}
        >
          <span>{say('operator.panic')}</span>
          <KeyHint keys={say('operator.key.panic')} />
        </button>
        <button
          type="button"
          className="stage-button blackout"
          data-testid="blackout"
          data-on={program.blackout}
          aria-pressed={program.blackout}
          disabled={!inTouch}
          onClick={() => {
            operator.press('blackout');
          }}
        >
          <span>{say(program.blackout ? 'operator.blackout.lift' : 'operator.blackout')}</span>
          <KeyHint keys="B" />
        </button>
      </div>
      <Trouble place="stage" message={state.troubles.stage} />
      <div className="pair">
        <button
          type="button"
          className="stage-button"
          data-testid="back"
          disabled={!inTouch || back.kind === 'nothing'}
          onClick={() => {
            operator.press('back');
          }}
        >
          <span>{say('operator.back')}</span>
          <small className="one-line">{besideWords(back, words)}</small>
          <KeyHint keys={say('operator.key.back')} />
        </button>
        <button
          type="button"
          className="stage-button next"
          data-testid="next"
          disabled={!inTouch || next.kind === 'nothing'}
          onClick={() => {
            operator.press('next');
          }}
        >
          <span>{say('operator.next')}</span>
          <small className="one-line">{besideWords(next, words)}</small>
          <KeyHint keys={say('operator.key.next')} />
        </button>
      </div>
      <p
        id="go-reason"
        className={go.ready ? 'go-reason ready' : 'go-reason'}
        data-testid="go-reason"
        role="status"
      >
        {reason}
      </p>
      <button
        type="button"
        className="go"
        data-testid="go"
        data-ready={go.ready}
        data-reason={go.ready ? '' : go.reason}
        aria-describedby="go-reason"
        disabled={!go.ready}
        onClick={() => {
          operator.press('go');
        }}
      >
        <span className="display">{say('operator.go')}</span>
        <KeyHint keys={say('operator.key.go')} />
      </button>
    </section>
  );
}

function besideWords(what: Beside, { say, of }: Words): string {
  switch (what.kind) {
    case 'link':
      return of(what.link.name);
    case 'punch-line':
      return say('operator.punch-line');
    case 'end':
      return say('operator.next.end');
    case 'nothing':
      return '';
    default:
      return what satisfies never;
  }
}
