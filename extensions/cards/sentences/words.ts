import { createFormat, type Format, toLocale } from '../../shared/format.ts';
import { chooseTexts } from '../../shared/texts/choose-texts.ts';
import type { Texts } from '../../shared/texts/en.ts';

/** How the card speaks to this user: the language's texts, and numbers, money and days in the user's way. */
export interface Words {
  readonly texts: Texts;
  readonly format: Format;
}

/**
 * @param said the user's locale as HubSpot gives it; undefined where it does not
 * @param currency the portal's home currency; null where not known yet
 */
export function createWords(said: string | undefined, currency: string | null): Words {
  const locale = toLocale(said);
  return { texts: chooseTexts(locale), format: createFormat(locale, currency) };
}

/** A code's name in the user's language; a code without one is shown as it is, readable. */
export function nameOf(names: Readonly<Record<string, string>>, code: string): string {
  return names[code] ?? code.replaceAll('_', ' ');
}
