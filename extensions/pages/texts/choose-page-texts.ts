import { dePages } from './de.ts';
import { enPages, type PageTexts } from './en.ts';

const CATALOGUES: Readonly<Record<string, PageTexts>> = { en: enPages, de: dePages };

/** The page's catalogue of a locale's language; English where there is none. */
export function choosePageTexts(locale: string): PageTexts {
  const language = locale.split('-')[0] ?? '';
  return CATALOGUES[language.toLowerCase()] ?? enPages;
}
