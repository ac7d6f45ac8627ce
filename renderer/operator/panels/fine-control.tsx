import { Popover } from '@mantine/core';
import { nudgeAlpha } from '../state/nudge-alpha.ts';
import { useWords } from '../words.ts';

/** The weight of the mean step against the longest: rarely touched, so behind a small button. */
export function FineControl({
  alpha,
  disabled,
  onChoose,
}: {
  readonly alpha: number;
  readonly disabled: boolean;
  readonly onChoose: (alpha: number) => void;
}) {
  const { say, language } = useWords();
  const value = alpha.toLocaleString(language, { minimumFractionDigits: 2 });
  return (
    <Popover width={340} position="top-end" withArrow>
      <Popover.Target>
        <button
          type="button"
          className="quiet-button fine"
          data-testid="fine"
          aria-label={`${say('operator.fine')}: α ${value}`}
          disabled={disabled}
        >
          {alpha === 0.5 ? say('operator.fine') : `α ${value}`}
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
      </Popover.Dropdown>
    </Popover>
  );
}
