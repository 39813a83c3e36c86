import { de } from './de.ts';
import { en, type Texts } from './en.ts';

const CATALOGUES: Readonly<Record<string, Texts>> = { en, de };

/** The settings page's words in a locale's language; English where there are none. */
export function chooseTexts(locale: string): Texts {
  const language = locale.split('-')[0] ?? '';
  return CATALOGUES[language.toLowerCase()] ?? en;
}
