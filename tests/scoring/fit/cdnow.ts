import { readFileSync } from 'node:fs';
import { parseIsoDay } from '../../../src/scoring/day.ts';
import { findData } from '../../support/data-folder.ts';

export const CDNOW = findData('cdnow/purchases.csv');

/** Amounts of each customer by day, in the order of the days, until a day; read without the code under test. */
export function readCdnow(until: string): readonly ReadonlyMap<number, number>[] {
  const customers = new Map<string, Map<number, number>>();
  for (const line of readFileSync(CDNOW!, 'utf8').trim().split(/\r?\n/).slice(1)) {
    const [customer = '', date = '', amount = ''] = line.split(',');
    if (date > until) continue;
    const days = customers.get(customer) ?? new Map<number, number>();
    customers.set(customer, days);
    const day = parseIsoDay(date)!;
    days.set(day, (days.get(day) ?? 0) + Number(amount));
  }
  return [...customers.values()].map((days) => new Map([...days].sort(([left], [right]) => left - right)));
}
