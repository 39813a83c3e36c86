import { toDayNumber } from './days.ts';

/** Where nothing is known. */
export const NO_VALUE = '--';

/** Numbers, money and days in the user's way of writing. */
export interface Format {
  readonly locale: string;
  readonly number: (value: number, decimals?: number) => string;
  /** With its sign, also the plus. */
  readonly points: (value: number) => string;
  /** Whole units of the currency; without a sign of currency where that is not known yet. */
  readonly money: (amount: number) => string;
  /** "28 Feb 2027". */
  readonly fullDate: (day: string) => string;
  /** "10 Oct" in the same year as `near`, else the full date. */
  readonly shortDate: (day: string, near: string) => string;
}

const DEFAULT_LOCALE = 'en-GB';

/** A locale that Intl knows, from what HubSpot says about the user ("de-de", "en_US", nothing). */
export function toLocale(said: string | undefined): string {
  if (said === undefined || said === '') return DEFAULT_LOCALE;
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(said.replaceAll('_', '-'))[0] ?? DEFAULT_LOCALE;
  } catch {
    return DEFAULT_LOCALE;
  }
}

/** @param currency ISO 4217 code of the portal's home currency; null where not known yet */
export function createFormat(locale: string, currency: string | null): Format {
  const money = moneyFormat(locale, currency);
  const points = new Intl.NumberFormat(locale, {
    signDisplay: 'exceptZero',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const fullDate = dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const dayAndMonth = dateFormat(locale, { day: 'numeric', month: 'short' });
  return {
    locale,
    number: (value, decimals = 0) =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        signDisplay: 'negative',
      }).format(value),
    points: (value) => points.format(value),
    money: (amount) => money.format(amount),
    fullDate,
    shortDate: (day, near) => (day.slice(0, 4) === near.slice(0, 4) ? dayAndMonth(day) : fullDate(day)),
  };
}

function moneyFormat(locale: string, currency: string | null): Intl.NumberFormat {
  const whole = { maximumFractionDigits: 0, signDisplay: 'negative' } as const;
  if (currency === null) return new Intl.NumberFormat(locale, whole);
  try {
    return new Intl.NumberFormat(locale, { ...whole, style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  } catch {
    return new Intl.NumberFormat(locale, whole);
  }
}

function dateFormat(locale: string, parts: Intl.DateTimeFormatOptions): (day: string) => string {
  const format = new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
  return (day) => {
    const dayNumber = toDayNumber(day);
    return dayNumber === null ? NO_VALUE : format.format(dayNumber * 86_400_000);
  };
}
