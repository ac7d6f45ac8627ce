import type { Operator } from '../operator.ts';
import { Face } from '../parts/face.tsx';
import { Icon } from '../parts/icon.tsx';
import { isInTouch, type OperatorState, type SettledPreview } from '../state/operator-state.ts';
import { letIn } from '../state/wishes.ts';
import { useWords } from '../words.ts';

/** Pictures up to and with the first that is not there yet: a face may have to be drawn, and those of the chain come first. */
function oneByOne(pictures: readonly string[], drawn: ReadonlySet<string>): ReadonlySet<string> {
  const waiting = pictures.findIndex((picture) => !drawn.has(picture));
  return new Set(waiting === -1 ? pictures : pictures.slice(0, waiting + 1));
}

/** Under the chain: who was left out (press to let in again), and the chains one could take instead. */
export function PreviewExtras({
  state,
  settled,
  operator,
  drawn,
  onDrawn,
}: {
  readonly state: OperatorState;
  readonly settled: SettledPreview;
  readonly operator: Operator;
  /** Pictures that are there, or will not come. */
  readonly drawn: ReadonlySet<string>;
  readonly onDrawn: (picture: string) => void;
}) {
  const { say, of, distance } = useWords();
  const disabled = !isInTouch(state);
  const forbidden = settled.request.forbidden ?? [];
  const alternatives = settled.status === 'ready' ? settled.alternatives : [];
  const own = settled.status === 'ready' ? settled.chain.links.map((link) => link.picture) : [];
  const others = alternatives.flatMap((chain) => chain.links.slice(1).map((link) => link.picture));
  const asked = oneByOne([...own, ...others], drawn);
  if (forbidden.length === 0 && alternatives.length === 0) return null;
  return (
    <div className="preview-extras">
      {forbidden.length === 0 ? (
        <p className="quiet link-hint one-line">{say('operator.link.hint')}</p>
      ) : (
        <div className="left-out-list" role="group" aria-label={say('operator.left-out')}>
          <span className="quiet">{say('operator.left-out')}</span>
          {forbidden.map((id) => {
            const name = settled.names[id];
            return (
              <button
                key={id}
                type="button"
                className="left-out"
                data-testid="left-out"
                data-face={id}
                disabled={disabled}
                aria-label={say('operator.left-out.allow', { name: name === undefined ? id : of(name) })}
                onClick={() => {
                  operator.wish(letIn(state.wishes, id));
                }}
              >
                {name === undefined ? id : of(name)}
                <Icon name="cross" />
              </button>
            );
          })}
        </div>
      )}
      {alternatives.length > 0 && (
        <div className="alternatives" role="group" aria-label={say('operator.alternatives')}>
          <span className="quiet">{say('operator.alternatives')}</span>
          {alternatives.map((chain) => {
            const names = chain.links.slice(1).map((link) => of(link.name));
            return (
              <button
                key={chain.id}
                type="button"
                className="alternative"
                data-testid="alternative"
                data-chain={chain.id}
                data-cost={chain.cost}
                disabled={disabled || state.asking !== null}
                title={names.join(' → ')}
                aria-label={`${distance(chain.cost)}: ${names.join(', ')}`}
                onClick={() => {
                  operator.alternative(chain.id);
                }}
              >
                <span className="mini-chain">
                  {chain.links.slice(1).map((link) =>
                    asked.has(link.picture) ? (
                      <Face
                        key={link.id}
                        picture={link.picture}
                        size={160}
                        onSettled={() => {
                          onDrawn(link.picture);
                        }}
                      />
                    ) : (
                      <span key={link.id} className="face" />
                    ),
                  )}
                </span>
                {distance(chain.cost)}
              </button>
            );
          })}
        </div>
      )}
    </div>
  );
}
