import { useState } from 'react';
import type { Operator } from '../operator.ts';
import { Face } from '../parts/face.tsx';
import { facePicture } from '../parts/picture-of.ts';
import { isInTouch, type OperatorState } from '../state/operator-state.ts';
import { useWords } from '../words.ts';
import { FineControl } from './fine-control.tsx';
import { LinksChoice } from './links-choice.tsx';

const WORDS = ['ugliest', 'closest', 'random', 'any-rogue'] as const;

/**
 * Pictures of targets that are asked for at once. A rogue may be drawn when it is first looked at, which takes a second,
 * and a browser opens six lines to one address: the faces of the chain and the queue must not wait behind rogues.
 */
const AT_ONCE = 1;

/** Whom to walk to, and in how many links. */
export function TargetPanel({
  state,
  operator,
}: {
  readonly state: OperatorState;
  readonly operator: Operator;
}) {
  const { say, of } = useWords();
  const [settled, setSettled] = useState(0);
  const inTouch = isInTouch(state);
  const choose = (target: string) => {
    operator.set({ type: 'target', target });
  };
  return (
    <section className="panel targets" aria-label={say('operator.target')}>
      <header className="panel-head">
        <h2>{say('operator.target')}</h2>
        <div className="target-words">
          {WORDS.map((word) => (
            <button
              key={word}
              type="button"
              className="target-word"
              data-testid="target"
              data-target={word}
              data-chosen={state.target === word}
              aria-pressed={state.target === word}
              disabled={!inTouch || state.targets.length === 0}
              onClick={() => {
                choose(word);
              }}
            >
              {say(`operator.target.${word}`)}
            </button>
          ))}
        </div>
      </header>
      {state.targets.length === 0 ? (
        <p className="quiet queue-empty">{inTouch ? say('operator.target.none') : ''}</p>
      ) : (
        <ul className="target-list">
          {state.targets.map((target, index) => (
            <li key={target.id}>
              <button
                type="button"
                className="target-tile"
                data-testid="target"
                data-target={target.id}
                data-chosen={state.target === target.id}
                aria-pressed={state.target === target.id}
                disabled={!inTouch}
                title={[of(target.name), target.biography === null ? '' : of(target.biography)]
                  .filter(Boolean)
                  .join('. ')}
                onClick={() => {
                  choose(target.id);
                }}
              >
                {index < settled + AT_ONCE ? (
                  <Face
                    picture={facePicture(target.id)}
                    size={160}
                    onSettled={() => {
                      setSettled((count) => count + 1);
                    }}
                  />
                ) : (
                  <span className="face" />
                )}
                <span className="display name">{of(target.name)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <footer className="target-foot">
        <LinksChoice
          steps={state.steps}
          disabled={!inTouch}
          onChoose={(steps) => {
            operator.set({ type: 'steps', steps });
          }}
        />
        <FineControl
          alpha={state.alpha}
          disabled={!inTouch}
          onChoose={(alpha) => {
            operator.set({ type: 'alpha', alpha });
          }}
          wishes={state.wishes}
          longest={state.settled?.status === 'ready' ? state.settled.chain.max : null}
          onWish={operator.wish}
        />
      </footer>
    </section>
  );
}
