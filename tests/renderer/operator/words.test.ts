import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../engine/show/show.ts';
import { wordsIn } from '../../../renderer/operator/words.ts';
import en from '../../../assets/languages/en.json' with { type: 'json' };
import nl from '../../../assets/languages/nl.json' with { type: 'json' };

const own = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(texts).filter(([key]) => key.startsWith('operator.')));
const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('the panel speaks every language of the show', () => {
  test('with the same keys, no empty text, and the same slots to fill', () => {
    expect(Object.keys(own(nl)).sort()).toEqual(Object.keys(own(en)).sort());
    for (const [key, text] of Object.entries(own(en))) {
      expect(text.trim(), key).not.toBe('');
      expect(own(nl)[key]!.trim(), key).not.toBe('');
      expect(slots(own(nl)[key]!), key).toEqual(slots(text));
    }
  });

  test('and writes numbers its way', () => {
    const likeness = { oneIn: 3000, low: 2000, high: 4500 };
    expect(LANGUAGES.map((language) => wordsIn(language).likeness(likeness))).toEqual([
      '1 in 3,000',
      '1 op 3.000',
    ]);
    expect(LANGUAGES.map((language) => wordsIn(language).distance(0.5))).toEqual(['0.500', '0,500']);
  });
});
