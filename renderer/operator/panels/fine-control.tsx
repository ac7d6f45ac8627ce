import { Popover } from '@mantine/core';
import { nudgeAlpha } from '../state/nudge-alpha.ts';
import { nudgeLimit, type Wishes } from '../state/wishes.ts';
import { useWords } from '../words.ts';

/** What a good chain is: rarely touched, so behind a small button, which says what is not as usual. */
export function FineControl({
  alpha,
  disabled,
  onChoose,
  wishes: { weakestLimit, freshOnly },
  longest,
  onWish,
}: {
  readonly alpha: number;
  readonly disabled: boolean;
  readonly onChoose: (alpha: number) => void;
  readonly wishes: Wishes;
  /** The longest step of the chain in preview; null without one. */
  readonly longest: number | null;
  readonly onWish: (wishes: Partial<Wishes>) => void;
}) {
  const { say, language, distance } = useWords();
  const value = alpha.toLocaleString(language, { minimumFractionDigits: 2 });
  const unusual = [
    alpha === 0.5 ? '' : `α ${value}`,
    weakestLimit === null ? '' : `≤ ${distance(weakestLimit)}`,
    freshOnly ? say('operator.fine.fresh.short') : '',
  ].filter((part) => part !== '');
  return (
    <Popover width={380} position="top-end" withArrow>
      <Popover.Target>
        <button
          type="button"
          className="quiet-button fine"
          data-testid="fine"
          aria-label={[say('operator.fine'), ...unusual].join(': ')}
          disabled={disabled}
        >
          {unusual[0] ?? say('operator.fine')}
          {unusual.length > 1 && ' …'}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="fine-dropdown">
        <p>{say('operator.fine.explained')}</p>
        <div className="alpha-row" role="group" aria-label={say('operator.fine.alpha')}>
          <button
            type="button"
            className="links"
            data-testid="alpha-less"
            aria-label={say('operator.fine.less')}
            disabled={disabled || alpha <= 0}
            onClick={() => {
              onChoose(nudgeAlpha(alpha, -1));
            }}
          >
            −
          </button>
          <output data-testid="alpha">α = {value}</output>
          <button
            type="button"
            className="links"
            data-testid="alpha-more"
            aria-label={say('operator.fine.more')}
            disabled={disabled || alpha >= 1}
            onClick={() => {
              onChoose(nudgeAlpha(alpha, 1));
            }}
          >
            +
          </button>
        </div>
        <p>{say('operator.fine.weakest')}</p>
        <div className="alpha-row" role="group" aria-label={say('operator.fine.weakest')}>
          <button
            type="button"
            className="links"
            data-testid="weakest-less"
            aria-label={say('operator.fine.weakest.less')}
            disabled={disabled || (weakestLimit === null && longest === null)}
            onClick={() => {
              onWish({ weakestLimit: nudgeLimit(weakestLimit, longest ?? 1, -1) });
            }}
          >
            −
          </button>
          <output data-testid="weakest-limit">
            {weakestLimit === null ? say('operator.fine.weakest.none') : `≤ ${distance(weakestLimit)}`}
          </output>
          <button
            type="button"
            className="links"
            data-testid="weakest-more"
            aria-label={say('operator.fine.weakest.more')}
            disabled={disabled || weakestLimit === null}
            onClick={() => {
              onWish({ weakestLimit: nudgeLimit(weakestLimit, longest ?? 1, 1) });
            }}
          >
            +
          </button>
          <button
            type="button"
            className="quiet-button"
            data-testid="weakest-off"
            disabled={disabled || weakestLimit === null}
            onClick={() => {
              onWish({ weakestLimit: null });
            }}
          >
            {say('operator.fine.weakest.off')}
          </button>
        </div>
        <button
          type="button"
          className="quiet-button"
          data-testid="fresh-only"
          data-on={freshOnly}
          aria-pressed={freshOnly}
          disabled={disabled}
          onClick={() => {
            onWish({ freshOnly: !freshOnly });
          }}
        >
          {say('operator.fine.fresh')}
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}
