import { formatIsoDay } from '../../../scoring/day.ts';
import type { Day, Interval } from '../../../scoring/types.ts';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

/** How a language writes days, amounts and shares. */
export interface Show {
  readonly day: (day: Day) => string;
  readonly money: (amount: number) => string;
  readonly number: (value: number, digits?: number) => string;
  /** Whole percent. */
  readonly percent: (share: number) => string;
  readonly interval: (interval: Interval, show: (value: number) => string) => string;
}

export function showIn(language: Language, currency: string): Show {
  const locale = LOCALES[language];
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const between = language === 'de' ? 'bis' : 'to';
  return {
    day: (value) => day.format(new Date(formatIsoDay(value))),
    money: (amount) => money.format(amount + 0),
    number: (value, digits = 0) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    percent: (share) => `${String(Math.round(100 * share) + 0)} %`,
    interval: ([low, high], show) => `${show(low)} ${between} ${show(high)}`,
  };
}

/** The whole interval lies on one side of nothing. */
export function isBeyondChance([low, high]: Interval): boolean {
  return low > 0 || high < 0;
}
