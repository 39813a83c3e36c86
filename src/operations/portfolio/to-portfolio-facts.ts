import { isRenewalOnly } from '../../programme/attention-lists.ts';
import { addMonths } from '../../scoring/day.ts';
import type { CompanyHistory, CustomerScore, Day } from '../../scoring/types.ts';
import type { PortfolioFacts } from '../ports/portfolio-store.ts';

/** Without an activity for so long, nothing is logged for a customer. */
const LOGGED_MONTHS = 12;

/** What of a customer's row in the portfolio is not published: from its history and its score, as of the score's day. */
export function toPortfolioFacts(
  { name, ownerId, industry, activities }: Pick<CompanyHistory, 'name' | 'ownerId' | 'industry' | 'activities'>,
  score: CustomerScore,
): PortfolioFacts {
  return {
    companyId: score.companyId,
    name,
    ownerId,
    industry,
    customerStatus: score.status,
    isRenewalOnly: isRenewalOnly(score),
    missing: lacksOf(score, isLogged(activities, score.asOf)),
    influence: influenceOf(score),
  };
}

function isLogged(activities: CompanyHistory['activities'], asOf: Day): boolean {
  const since = addMonths(asOf, -LOGGED_MONTHS);
  return activities.some(({ day }) => day !== null && day > since && day <= asOf);
}

function lacksOf(score: CustomerScore, isAnythingLogged: boolean): PortfolioFacts['missing'] {
  const hasSkippedDeals = score.skipped.some(({ kind }) => kind === 'deal');
  const hasOtherSkipped = score.skipped.some(({ kind }) => kind !== 'deal');
  return [
    ...score.missing,
    ...(hasSkippedDeals ? (['skipped_deals'] as const) : []),
    ...(hasOtherSkipped ? (['skipped_records'] as const) : []),
    ...(score.contact.singleThreaded === true ? (['single_threaded'] as const) : []),
    ...(isAnythingLogged ? [] : (['nothing_logged'] as const)),
  ];
}

/** In cents, as the lifetime value that it is a part of is published. */
function influenceOf({ waterfall }: Pick<CustomerScore, 'waterfall'>): number {
  const influence = waterfall
    .filter(({ kind }) => kind === 'influence')
    .reduce((sum, { presentValue }) => sum + presentValue, 0);
  return Math.round(influence * 100) / 100;
}
