import { readRelationship } from '../../scoring/relationship.ts';
import { SEED_MODEL } from '../../scoring/model.ts';
import type { Policy } from '../../scoring/policy.ts';
import { lapsesOn } from '../../scoring/loyalty/core-loyalty.ts';
import { toOccasions } from '../../scoring/reading/occasions.ts';
import { readDeals } from '../../scoring/reading/read-deals.ts';
import type { CompanyHistory, Day, Money } from '../../scoring/types.ts';

/** Where a customer stood on one day, seen with that day's knowledge. */
export interface DayStanding {
  readonly present: boolean;
  readonly annualValue: Money;
}

/** The first relationship of a customer: from its first purchase until it was lost, or until the last day seen. */
export interface FirstSpell {
  readonly start: Day;
  readonly end: Day;
  readonly lost: boolean;
}

/** Standing on a day, by the same reading that scores use; null before the first purchase. */
export function standingOn(history: CompanyHistory, policy: Policy, day: Day): DayStanding | null {
  const deals = readDeals(history.deals, policy, day);
  const occasions = toOccasions(deals.purchases);
  if (!occasions.some((occasion) => occasion.amount > 0)) return null;
  // Open deals of today say nothing about a day in the past.
  const relationship = readRelationship(history, { ...deals, open: [] }, occasions, {
    asOf: day,
    policy,
    model: SEED_MODEL,
  });
  const present = relationship.status !== 'lapsed';
  return { present, annualValue: present ? Math.max(0, relationship.basis.currentAnnualValue) : 0 };
}

/** Null for a company that never paid. */
export function firstSpell(history: CompanyHistory, policy: Policy, asOf: Day): FirstSpell | null {
  const deals = readDeals(history.deals, policy, asOf);
  const occasions = toOccasions(deals.purchases);
  const start = occasions[0]?.day;
  if (start === undefined || !occasions.some((occasion) => occasion.amount > 0)) return null;
  const { contracts } = readRelationship(history, deals, occasions, { asOf, policy, model: SEED_MODEL });
  if (contracts !== null) {
    const lost = contracts.contracts.find((contract) => contract.fate === 'lost');
    const lostOn = lost === undefined ? null : Math.max(lost.lostOn ?? lost.end, start);
    return lostOn === null || lostOn > asOf ? { start, end: asOf, lost: false } : { start, end: lostOn, lost: true };
  }
  for (const [index, occasion] of occasions.entries()) {
    const lapse = lapsesOn(occasion.day, policy);
    const next = occasions[index + 1]?.day ?? Infinity;
    if (lapse <= Math.min(asOf, next - 1)) return { start, end: lapse, lost: true };
  }
  return { start, end: asOf, lost: false };
}
