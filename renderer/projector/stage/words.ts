import type { Language, StageChain } from '../../../engine/show/show.ts';
import type { Say } from '../../shared/language.ts';

/** What the lettering says of one face. Null: nothing stands there. */
export interface Words {
  readonly step: string | null;
  readonly looksLike: string | null;
  readonly name: string;
  readonly caption: string | null;
  readonly likeness: string | null;
}

/** Pure: the words for a link of a chain. */
export function wordsOf(chain: StageChain, index: number, language: Language, say: Say): Words {
  const link = chain.links[index];
  if (link === undefined) throw new RangeError(`The chain has no link ${index}.`);
  if (link.kind === 'visitor')
    return {
      step: null,
      looksLike: null,
      name: sentence(link.name[language]),
      caption: null,
      likeness: null,
    };
  return {
    step: say('projector.step', { number: index }),
    looksLike: say('projector.looksLike'),
    name: link.name[language],
    caption: link.caption?.[language] ?? null,
    likeness:
      link.likeness === null
        ? null
        : say('projector.likeness', { oneIn: spoken(link.likeness.oneIn, language) }),
  };
}

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', nl: 'nl-NL' };

/** "2,900": two significant digits, since nobody believes more, and no part of a stranger. */
function spoken(count: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], {
    maximumSignificantDigits: 2,
    useGrouping: 'always',
  }).format(Math.round(count));
}

const sentence = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`);
