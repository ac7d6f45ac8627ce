import type { StageChain } from '../../../engine/show/show.ts';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words.ts';

/** How good the chain is, whether it can be better, and the line that it ends on. */
export function ChainFigures({
  chain,
  milliseconds,
}: {
  readonly chain: StageChain;
  readonly milliseconds: number;
}) {
  const { say, of, distance, count } = useWords();
  return (
    <footer className="figures">
      <dl>
        <Figure name={say('operator.cost')} value={distance(chain.cost)} testId="chain-cost" />
        <Figure name={say('operator.bound')} value={distance(chain.lowerBound)} testId="chain-bound" />
        <Figure name={say('operator.mean')} value={distance(chain.mean)} />
        <Figure name={say('operator.longest')} value={distance(chain.max)} />
      </dl>
      <p
        className={chain.optimal ? 'proof proved' : 'proof'}
        data-testid="chain-proof"
        data-optimal={chain.optimal}
      >
        {chain.optimal ? (
          <>
            <Icon name="tick" /> {say('operator.proved')}
          </>
        ) : (
          say('operator.unproved', { gap: distance(Math.max(0, chain.cost - chain.lowerBound)) })
        )}
      </p>
      <p className="quiet found">
        {say('operator.found', { links: chain.links.length - 1, milliseconds: count(milliseconds) })}
      </p>
      <p className="display punch-line one-line" data-testid="punch-line" title={of(chain.punchLine)}>
        {of(chain.punchLine)}
      </p>
    </footer>
  );
}

function Figure({
  name,
  value,
  testId,
}: {
  readonly name: string;
  readonly value: string;
  readonly testId?: string;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-testid={testId}>{value}</dd>
    </div>
  );
}
