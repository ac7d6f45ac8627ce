// How the panel speaks and writes numbers, in the language of the show.
import { createContext, useContext } from 'react';
import type { Language, Likeness, LocalText } from '../../engine/show/show.ts';
import { sayIn, type Say } from '../shared/language.ts';

export interface Words {
  readonly say: Say;
  readonly language: Language;
  readonly of: (text: LocalText) => string;
  /** Three decimals: two steps that differ in the third look different to the search, not to an audience. */
  readonly distance: (value: number) => string;
  readonly likeness: (likeness: Likeness) => string;
  readonly count: (value: number) => string;
}

export function wordsIn(language: Language): Words {
  const say = sayIn(language);
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return {
    say,
    language,
    of: (text) => text[language],
    distance: (value) => fine.format(value),
    likeness: ({ oneIn }) => say('operator.likeness', { count: whole.format(oneIn) }),
    count: (value) => whole.format(value),
  };
}

export const WordsContext = createContext<Words>(wordsIn('en'));

export function useWords(): Words {
  return useContext(WordsContext);
}
