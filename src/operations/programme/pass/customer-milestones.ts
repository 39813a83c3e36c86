import {
  MILESTONE_DAYS_AHEAD,
  MILESTONE_DAYS_SINCE,
  milestonesOf,
  type MilestoneCustomer,
} from '../../../programme/milestones/find-milestones.ts';
import { formatIsoDay } from '../../../scoring/day.ts';
import { readCustomer } from '../../../scoring/read-customer.ts';
import { readContracts, type ScoringContext } from '../../../scoring/relationship.ts';
import type { CompanyHistory, CustomerScore, Day } from '../../../scoring/types.ts';
import type { KeptMilestone, ProgrammeBefore } from '../../ports/programme-store.ts';
import type { ProgrammePass } from './pass-types.ts';

/**
 * The milestones of a customer as it goes by. A lifetime value counts as it was published, so that a milestone is never one that
 * the record does not show.
 */
export function findCustomerMilestones(
  { parts, floors, context }: ProgrammePass,
  { lifetimeValues }: Pick<ProgrammeBefore, 'lifetimeValues'>,
  history: CompanyHistory,
  score: CustomerScore,
): readonly KeptMilestone[] {
  if (!parts.has('milestones') || floors === null) return [];
  const customer: MilestoneCustomer = {
    history,
    score: lifetimeValues === null ? score : { ...score, lifetimeValue: lifetimeValues.last },
    renewalsMade: isAboutRenewal(score) ? renewalsMade(history, context) : 0,
    lifetimeValueBefore: lifetimeValues?.before ?? null,
  };
  return milestonesOf(customer, floors).map(({ kind, size, day, state, appreciation, paused }) => {
    return { kind, size, day, state, appreciation, paused };
  });
}

/** Counting renewals takes a second reading of the contracts: only where one was made lately, or is due soon. */
function isAboutRenewal({ purchases, renewal, asOf }: CustomerScore): boolean {
  const isDueSoon = renewal !== null && renewal.dueOn <= asOf + MILESTONE_DAYS_AHEAD;
  return isDueSoon || purchases.some(({ isRenewal, day }) => isRenewal && day >= asOf - MILESTONE_DAYS_SINCE);
}

function renewalsMade(history: CompanyHistory, context: ScoringContext): number {
  const { deals } = readCustomer(history, context.policy, context.asOf);
  return readContracts(history, deals, context).contracts?.renewalsMade ?? 0;
}

/** What stands on the record of the milestone that comes next, such as "5 years as a customer on 2027-03-03"; null: none does. */
export function nextMilestoneNote(milestones: readonly KeptMilestone[], asOf: Day, currency: string): string | null {
  const next = milestones
    .filter(({ state, day }) => state !== 'reached' && day > asOf)
    .toSorted((one, other) => one.day - other.day || (one.kind < other.kind ? -1 : 1))[0];
  return next === undefined ? null : `${sayMilestone(next, currency)} on ${formatIsoDay(next.day)}`;
}

function sayMilestone({ kind, size }: KeptMilestone, currency: string): string {
  const count = new Intl.NumberFormat('en').format(size);
  switch (kind) {
    case 'anniversary':
      return size === 1 ? '1 year as a customer' : `${count} years as a customer`;
    case 'renewal':
      return size === 1 ? 'The first renewal' : `Renewal number ${count}`;
    case 'spend':
      return `${count} ${currency} spent in all, with the renewal`;
    case 'lifetime_value':
      return `A lifetime value of ${count} ${currency}`;
    case 'first_referral':
      return 'The first referral';
  }
}
