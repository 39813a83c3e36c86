/** What the app's tasks say. Tasks are seen by the whole portal, so they are in one language: English. */
import type { Day, NextAction, Risk } from '../../scoring/types.ts';
import type { PublishedSegment } from '../ports.ts';

export const RISK_WORDS: Readonly<Record<Risk, string>> = {
  low: 'Low risk',
  watch: 'Watch',
  high: 'High risk',
  critical: 'Critical risk',
};

export const SEGMENT_WORDS: Readonly<Record<PublishedSegment, string>> = {
  ideal: 'Ideal',
  uncertain: 'Uncertain',
  non_ideal: 'Not a fit now',
  not_scored: 'Not scored',
};

const NEXT_STEPS: Readonly<Record<NextAction, string>> = {
  record_renewal_outcome: 'Record the outcome of the renewal.',
  start_renewal: 'Start the renewal.',
  book_meeting: 'Book a meeting this week.',
  win_back: 'Ask what would bring them back.',
  check_logging: 'Check the logging: note the last conversation, or talk to them.',
  ask_budget: 'Ask for their yearly budget, then enter it.',
  ask_referral: 'Ask whom they would recommend us to.',
  grow: 'Talk about what else they need.',
  appreciate: 'Thank them, with no renewal in mind.',
  keep_in_touch: 'Keep in touch.',
};

/** Days that a person has for a step. */
const DAYS_FOR: Readonly<Record<NextAction, number>> = {
  record_renewal_outcome: 2,
  start_renewal: 3,
  book_meeting: 5,
  win_back: 5,
  check_logging: 5,
  ask_budget: 7,
  ask_referral: 7,
  grow: 7,
  appreciate: 7,
  keep_in_touch: 7,
};

/** What to do next, as one sentence. */
export function nextStep(action: NextAction | null): string {
  return NEXT_STEPS[action ?? 'keep_in_touch'];
}

/** The day until which a step should be done: a few days from today, and never on a weekend. */
export function dueDay(action: NextAction | null, today: Day): Day {
  return pastWeekend(today + DAYS_FOR[action ?? 'keep_in_touch']);
}

/** The day itself, or the Monday after it. Day 0, 1 January 1970, was a Thursday. */
export function pastWeekend(day: Day): Day {
  const weekday = (((day + 4) % 7) + 7) % 7;
  if (weekday === 6) return day + 2;
  return weekday === 0 ? day + 1 : day;
}

/** Whole amounts of the portal's currency. */
export function moneyText(amount: number, currency: string): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount);
}

/** The date of an instant, in milliseconds since 1970, on a time zone's calendar. */
export function dateText(instant: number, timeZone: string): string {
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone } as const;
  return new Intl.DateTimeFormat('en-GB', options).format(instant);
}

/** HubSpot's lists show the beginning of a subject. */
const LONGEST_NAME = 80;

export function shortName(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}

export const MADE_BY = 'Made by Loyalty Lens. Alerts and the weekly task are switched on and off in its settings.';
