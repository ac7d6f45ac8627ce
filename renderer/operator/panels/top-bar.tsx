import type { Instant, Language } from '../../../engine/show/show.ts';
import type { Operator } from '../operator.ts';
import { isInTouch, type OperatorState } from '../state/operator-state.ts';
import { useWords } from '../words.ts';
import { Notices } from './notices.tsx';

const NAMES: Readonly<Record<Language, string>> = { en: 'English', nl: 'Nederlands' };

/** The house, its health, what it wants to say, the language of the show, the time. */
export function TopBar({
  operator,
  state,
  now,
}: {
  readonly operator: Operator;
  readonly state: OperatorState;
  readonly now: Instant;
}) {
  const { say, language, count } = useWords();
  const { system } = state;
  return (
    <header className="top-bar">
      <h1 className="display">Tronie</h1>
      {system !== null && (
        <ul className="health" aria-label={say('operator.health')}>
          <Connected one="operator.health.booth" many="operator.health.booths" amount={system.booths} />
          <Connected
            one="operator.health.projector"
            many="operator.health.projectors"
            amount={system.projectors}
          />
          <li>{say('operator.health.gallery', { faces: count(system.gallery.faces) })}</li>
          <li>{say('operator.health.provider', { provider: system.provider.toUpperCase() })}</li>
          {system.demo && <li className="demo">{say('operator.health.demo')}</li>}
        </ul>
      )}
      <Notices
        notices={system?.notices ?? []}
        readUpTo={state.readNotices}
        onRead={(upTo) => {
          operator.look({ type: 'notices-read', upTo });
        }}
      />
      <div className="languages" role="group" aria-label={say('operator.language')}>
        {(Object.keys(NAMES) as Language[]).map((choice) => (
          <button
            key={choice}
            type="button"
            className="quiet-button"
            data-testid={`language-${choice}`}
            lang={choice}
            title={NAMES[choice]}
            aria-label={NAMES[choice]}
            aria-pressed={choice === language}
            disabled={!isInTouch(state)}
            onClick={() => {
              operator.ask({ verb: 'language', language: choice });
            }}
          >
            {choice.toUpperCase()}
          </button>
        ))}
      </div>
      <time className="clock">{new Date(now).toLocaleTimeString(language, { hour12: false })}</time>
    </header>
  );
}

function Connected({
  one,
  many,
  amount,
}: {
  readonly one: 'operator.health.booth' | 'operator.health.projector';
  readonly many: 'operator.health.booths' | 'operator.health.projectors';
  readonly amount: number;
}) {
  const { say } = useWords();
  return (
    <li className={amount === 0 ? 'missing' : ''}>
      {amount === 1 ? say(one) : say(many, { count: amount === 0 ? say('operator.health.none') : amount })}
    </li>
  );
}
