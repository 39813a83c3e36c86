import { countText } from '../count-text.ts';
import type { DriverName } from '../types.ts';
import type { EngagementInput, ObservedShares } from './engagement-model.ts';
import { inYears, type EngagementFacts } from './read-inputs.ts';

/** What a driver of engagement says about the customer: facts only. */
export function engagementSentence(driver: DriverName, facts: EngagementFacts): string {
  switch (driver) {
    case 'contact_recency':
      return facts.daysSinceTwoWayTouch === null
        ? 'no conversation with the customer on record'
        : `last conversation ${days(facts.daysSinceTwoWayTouch)} ago`;
    case 'contact_frequency':
      return `${countText(facts.touchesLast90Days, 'contact')} in the last 90 days`;
    case 'contact_change':
      return `${countText(facts.touchesLast90Days, 'contact')} in the last 90 days, ${String(facts.touchesPrevious90Days)} in the 90 before`;
    case 'contacts_engaged':
      return `${countText(facts.contactsReached, 'person', 'people')} of the customer reached in the last 12 months`;
    case 'lost_deals':
      return `${String(facts.lostDeals)} of ${countText(facts.closedDeals, 'deal')} lost, renewals apart`;
    case 'products_owned':
      return `${countText(facts.products, 'product')} owned`;
    case 'tenure':
      return `a customer for ${inYears(facts.tenureDays)} years`;
    case 'tickets':
      return `${countText(facts.ticketsLast12Months, 'ticket')} opened in the last 12 months`;
    case 'survey_answers':
      return facts.lastAnswer === null
        ? 'no answer to a survey'
        : `last answer ${String(facts.lastAnswer.value)} (${facts.lastAnswer.survey.toUpperCase()})`;
    default:
      return 'what similar customers of this portal showed';
  }
}

/**
 * How similar customers fared, as what goes together and no cause; null where it would contradict the points, which also
 * account for everything else that is known.
 */
export function observedSentence(
  observed: ObservedShares | undefined,
  value: number | null,
  points: number,
): { readonly text: string; readonly like: number; readonly others: number } | null {
  if (observed === undefined || value === null) return null;
  const [side, rest] = value > observed.middle ? [observed.above, observed.upTo] : [observed.upTo, observed.above];
  const like = Math.round((100 * side.passed) / side.cases);
  const others = Math.round((100 * rest.passed) / rest.cases);
  if (Math.sign(like - others) !== Math.sign(points)) return null;
  return {
    text: `similar customers stayed in ${String(like)} of 100 cases, the others in ${String(others)}`,
    like,
    others,
  };
}

/** The input that speaks for a driver of several. */
export const SPEAKER: Readonly<Partial<Record<DriverName, EngagementInput>>> = {
  contact_recency: 'contact_recency',
  contact_frequency: 'meetings',
  contact_change: 'contact_change',
  contacts_engaged: 'contacts_engaged',
  lost_deals: 'lost_deals',
  products_owned: 'products_owned',
  tenure: 'tenure',
  tickets: 'tickets',
  survey_answers: 'survey_answers',
};

function days(number: number): string {
  return countText(number, 'day');
}
