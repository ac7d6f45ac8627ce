import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../engine/show/show.ts';
import { INSTRUCTIONS } from '../../../renderer/booth/guide/guidance.ts';
import { sayIn } from '../../../renderer/shared/language.ts';

const texts = Object.fromEntries(
  LANGUAGES.map((language) => {
    const file = new URL(`../../../assets/languages/${language}.json`, import.meta.url);
    return [language, JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>];
  }),
);
const slots = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();

describe('every language', () => {
  it.each(LANGUAGES)('%s has all texts, none empty, each with the same blanks to fill', (language) => {
    expect(Object.keys(texts[language]!).sort()).toEqual(Object.keys(texts.en!).sort());
    for (const [key, text] of Object.entries(texts[language]!)) {
      expect(text.trim(), key).not.toBe('');
      expect(slots(text), key).toEqual(slots(texts.en![key]!));
    }
  });

  it.each(LANGUAGES)('%s gives an instruction in four words or fewer', (language) => {
    for (const instruction of [...INSTRUCTIONS, 'alone'] as const) {
      expect(
        sayIn(language)(`booth.instruction.${instruction}`).split(' ').length,
        instruction,
      ).toBeLessThanOrEqual(4);
    }
  });

  it('is not another one in disguise', () => {
    const same = Object.keys(texts.en!).filter((key) => texts.en![key] === texts.nl![key]);
    // Names and short terms may well be the same; sentences may not.
    expect(same.filter((key) => texts.en![key]!.split(' ').length > 3)).toEqual([]);
  });

  it('fills in numbers and leaves unknown blanks to be seen', () => {
    expect(sayIn('en')('booth.choosing.face', { number: 2 })).toBe('Face 2');
    expect(sayIn('nl')('booth.choosing.face')).toBe('Gezicht {number}');
  });
});
