import type { Operator } from '../operator.ts';
import { isInTouch, type OperatorState, type SettledPreview } from '../state/operator-state.ts';
import { useWords } from '../words.ts';
import { ChainRow } from './chain-row.tsx';

type Impossible = Extract<SettledPreview, { status: 'impossible' }>;

/** Why there is no chain, what would help, and greyed the chain that there would be then. */
export function NoChain({
  state,
  preview,
  operator,
}: {
  readonly state: OperatorState;
  readonly preview: Impossible;
  readonly operator: Operator;
}) {
  const { say } = useWords();
  const { obstacle, without, message } = preview;
  const relax = relaxation(preview, operator);
  return (
    <>
      <div className={without === null ? 'preview-words' : 'preview-words with-chain'}>
        <p className="display no-chain">
          {say(obstacle === null ? 'operator.impossible' : `operator.impossible.${obstacle}`)}
        </p>
        <p role="alert" className="why">
          {message}
        </p>
        {relax !== null && (
          <button
            type="button"
            className="quiet-button"
            data-testid="relax"
            data-obstacle={obstacle}
            disabled={!isInTouch(state)}
            onClick={relax}
          >
            <RelaxWords preview={preview} />
          </button>
        )}
      </div>
      {without !== null && (
        <div className="chain-without" data-testid="chain-without">
          <p className="quiet">{say('operator.without')}</p>
          <ChainRow chain={without} />
        </div>
      )}
    </>
  );
}

function RelaxWords({ preview: { obstacle, relaxedTo } }: { readonly preview: Impossible }) {
  const { say, distance } = useWords();
  switch (obstacle) {
    case 'pinned':
      return say('operator.relax.pinned');
    case 'forbidden':
      return say('operator.relax.forbidden');
    case 'weakestLimit':
      return relaxedTo === null
        ? say('operator.fine.weakest.off')
        : say('operator.relax.weakestLimit', { limit: distance(relaxedTo) });
    case 'steps':
      return say('operator.links.count', { count: relaxedTo ?? 0 });
    case null:
      return null;
    default:
      return obstacle satisfies never;
  }
}

/** What the button does; null where there is nothing to press. */
function relaxation({ obstacle, relaxedTo }: Impossible, operator: Operator): (() => void) | null {
  switch (obstacle) {
    case 'pinned':
      return () => {
        operator.wish({ pinned: [] });
      };
    case 'forbidden':
      return () => {
        operator.wish({ forbidden: [], freshOnly: false });
      };
    case 'weakestLimit':
      return () => {
        operator.wish({ weakestLimit: relaxedTo });
      };
    case 'steps':
      return relaxedTo === null
        ? null
        : () => {
            operator.set({ type: 'steps', steps: relaxedTo });
          };
    case null:
      return null;
    default:
      return obstacle satisfies never;
  }
}
