// The words of all surfaces: assets/languages/<language>.json, one file a language, keys named by surface.
import type { Language } from '../../engine/show/show.ts';
import en from '../../assets/languages/en.json' with { type: 'json' };
import nl from '../../assets/languages/nl.json' with { type: 'json' };

/** "booth.consent.title" and so on; English is the list of what must exist. */
export type TextKey = keyof typeof en;

const TEXTS: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { en, nl };

export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/** `say('booth.thanks.number', { ticket: 17 })`: the words in that language, `{ticket}` filled in. */
export function sayIn(language: Language): Say {
  const texts = TEXTS[language];
  return (key, values = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
}
