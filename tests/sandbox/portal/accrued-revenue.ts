import { DAYS_PER_YEAR } from '../../../sandbox/portal/calendar.ts';
import type { Story } from '../../../sandbox/portal/latent/story.ts';

const RATE = 0.12;
const YEARS = 5;

/**
 * Discounted revenue of one drawn future, term by term, until the first loss: what the closed form must equal on average.
 * Terms are paid evenly over their length, everything else on its day.
 */
export function accruedRevenue({ deals, terms }: Story, asOf: number, termMonths: number): number {
  const isLost = (place: number | null): boolean => place === null || deals[place]?.outcome !== 'won';
  const lostTerm = terms.find((term) => term.decidedOn !== null && isLost(term.renewalDeal));
  const end = lostTerm?.due ?? Number.POSITIVE_INFINITY;
  let sum = 0;
  for (const deal of deals) {
    if (deal.outcome !== 'won') continue;
    if (deal.termStart === null) {
      if (deal.closesOn <= end + 70) sum += deal.amount * discountOn(deal.closesOn - asOf);
    } else if (deal.termStart < end) {
      sum += spread(deal.amount, deal.termStart - asOf, (termMonths / 12) * DAYS_PER_YEAR);
    }
  }
  return sum;
}

function discountOn(days: number): number {
  const year = Math.max(1, Math.ceil(days / DAYS_PER_YEAR));
  return year > YEARS ? 0 : (1 + RATE) ** -year;
}

function spread(amount: number, from: number, length: number): number {
  const parts = 365;
  let sum = 0;
  for (let part = 0; part < parts; part += 1) sum += discountOn(from + ((part + 0.5) * length) / parts);
  return (amount * sum) / parts;
}

/** Mean of many draws and the standard error of that mean. */
export function sample(draws: number, draw: (index: number) => number): { mean: number; error: number } {
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < draws; index += 1) {
    const value = draw(index);
    sum += value;
    squares += value * value;
  }
  const mean = sum / draws;
  return { mean, error: Math.sqrt((squares / draws - mean * mean) / draws) };
}
