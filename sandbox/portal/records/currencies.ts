import type { Day } from '../../../src/scoring/types.ts';
import { readDay } from '../calendar.ts';

export const HOME_CURRENCY = 'EUR';

export type DealCurrency = 'EUR' | 'USD' | 'GBP';

/** Euro for one unit of a currency: made up, around these levels, in slow waves of a few years. */
const LEVELS: Readonly<Record<DealCurrency, { level: number; wave: number; years: number }>> = {
  EUR: { level: 1, wave: 0, years: 1 },
  USD: { level: 0.9, wave: 0.06, years: 3.7 },
  GBP: { level: 1.16, wave: 0.04, years: 5.2 },
};

const START = readDay('2015-01-01') ?? 0;

/** To four digits, as rates are entered. */
export function euroPerUnit(currency: DealCurrency, day: Day): number {
  const { level, wave, years } = LEVELS[currency];
  const phase = (2 * Math.PI * (day - START)) / (365.25 * years);
  return Math.round((level + wave * Math.sin(phase)) * 10_000) / 10_000;
}
