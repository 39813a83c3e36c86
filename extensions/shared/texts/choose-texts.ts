import { de } from './de.ts';
import { en, type Texts } from './en.ts';

const CATALOGUES: Readonly<Record<string, Texts>> = { en, de };

/** The catalogue of a locale's language; English where there is none. */
export function chooseTexts(locale: string): Texts {
  const language = locale.split('-')[0] ?? '';
  return CATALOGUES[language.toLowerCase()] ?? en;
}
