import type { ReactNode } from 'react';
import { sayIn } from '../shared/language.ts';

/** Before the engine has answered the house's language is not known: both, then. */
export function ClosedPage(): ReactNode {
  return (
    <main className="display closed" data-testid="booth-closed">
      <p>
        <span lang="en">{sayIn('en')('booth.closed')}</span>
        <br />
        <span lang="nl">{sayIn('nl')('booth.closed')}</span>
      </p>
    </main>
  );
}
