import { formatIsoDay } from '../scoring/day.ts';
import type { CustomerScore } from '../scoring/types.ts';
import { RISK_WORDS } from './alerts/task-words.ts';
import { publishedScore } from './published-score.ts';

/**
 * One sentence for the text of a task: what stands, since when, and how much is at stake. English, portal currency. It names
 * days and never counts them, so that a night in which nothing happened changes nothing.
 */
export function summarySentence(score: CustomerScore, currency: string): string {
  return `${RISK_WORDS[score.risk]}: ${[expectation(score, currency), contactPart(score)].join('; ')}.`;
}

function expectation(score: CustomerScore, currency: string): string {
  const chances = `${String(Math.round(publishedScore(score.loyalty)))} in 100`;
  if (score.status === 'lapsed') return `lapsed, ${chances} such customers come back within the horizon`;
  if (score.renewal === null)
    return `${chances} such customers buy again within the horizon (${money(score.currentAnnualValue, currency)} in the last 12 months)`;
  const amount = money(score.currentAnnualValue, currency);
  const due = formatLongDay(score.renewal.dueOn);
  return score.renewal.overdueDays > 0
    ? `the renewal of ${amount} a year was due on ${due} and is overdue`
    : `${amount} a year renews on ${due}, and ${chances} such customers renew`;
}

function contactPart(score: CustomerScore): string {
  const { contact } = score;
  if (contact.status === 'not_measurable') return 'contact is not measurable, since nothing is logged';
  const last = contact.lastNonRenewalTouch;
  if (last === null) return 'no conversation on record that was not about the renewal';
  return `last conversation not about the renewal on ${formatLongDay(last.day)}`;
}

/** Making a format takes longer than everything else in the sentence: one for each currency is kept. */
const moneyFormats = new Map<string, Intl.NumberFormat>();

function money(amount: number, currency: string): string {
  const format =
    moneyFormats.get(currency) ??
    new Intl.NumberFormat('en', { style: 'currency', currency, maximumFractionDigits: 0 });
  moneyFormats.set(currency, format);
  return format.format(amount);
}

const LONG_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

function formatLongDay(day: number): string {
  return LONG_DAY.format(new Date(formatIsoDay(day)));
}
