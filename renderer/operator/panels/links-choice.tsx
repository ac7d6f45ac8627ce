import { useWords } from '../words.ts';

/** As ChainRequest allows. */
const CHOICES = ['auto', 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** Buttons, not radios: the arrow keys belong to the show. */
export function LinksChoice({
  steps,
  disabled,
  onChoose,
}: {
  readonly steps: number | 'auto';
  readonly disabled: boolean;
  readonly onChoose: (steps: number | 'auto') => void;
}) {
  const { say } = useWords();
  return (
    <div className="links-choice" role="group" aria-label={say('operator.links')}>
      <span className="quiet">{say('operator.links')}</span>
      {CHOICES.map((choice) => (
        <button
          key={choice}
          type="button"
          className="links"
          data-testid="links"
          data-links={choice}
          data-chosen={choice === steps}
          aria-pressed={choice === steps}
          aria-label={choice === 'auto' ? undefined : say('operator.links.count', { count: choice })}
          disabled={disabled}
          onClick={() => {
            onChoose(choice);
          }}
        >
          {choice === 'auto' ? say('operator.links.auto') : choice}
        </button>
      ))}
    </div>
  );
}
