import type { Place } from '../state/operator-state.ts';
import { useWords } from '../words.ts';

/** What went wrong, said next to what was pressed. */
export function Trouble({ place, message }: { readonly place: Place; readonly message: string | undefined }) {
  const { say } = useWords();
  if (message === undefined) return null;
  return (
    <p className="trouble" role="alert" data-testid="trouble" data-place={place}>
      <strong>{say('operator.trouble')}</strong> {message}
    </p>
  );
}
