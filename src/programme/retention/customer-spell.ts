import { buildContracts } from '../../scoring/contract/build-contracts.ts';
import { addMonths } from '../../scoring/day.ts';
import { lapsesOn } from '../../scoring/loyalty/core-loyalty.ts';
import { SEED_MODEL } from '../../scoring/model.ts';
import type { Policy } from '../../scoring/policy.ts';
import { toOccasions } from '../../scoring/reading/occasions.ts';
import { readDeals } from '../../scoring/reading/read-deals.ts';
import { readRelationship } from '../../scoring/relationship.ts';
import type { CompanyHistory, Day, Money, Occasion } from '../../scoring/types.ts';

/** Where a customer stood on one day, seen with that day's knowledge. */
export interface DayStanding {
  readonly present: boolean;
  readonly annualValue: Money;
}

/** The first relationship of a customer: from its first purchase until it was lost, or until the last day it was known to last. */
export interface FirstSpell {
  readonly start: Day;
  readonly end: Day;
  readonly lost: boolean;
}

/**
 * Standing on each day, by the same reading that scores use; null before the first purchase. Open deals of today say
 * nothing about the past, and a contract end entered today is known of no day before the term that it ends.
 *
 * @param days up to `asOf`
 */
export function standingsOn(
  history: CompanyHistory,
  policy: Policy,
  days: readonly Day[],
  asOf: Day,
): readonly (DayStanding | null)[] {
  const termStart = enteredTermStart(history, policy, asOf);
  return days.map((day) => standingOn(day < termStart ? withoutContractEnd(history) : history, policy, day));
}

function standingOn(history: CompanyHistory, policy: Policy, day: Day): DayStanding | null {
  const deals = readDeals(history.deals, policy, day);
  const occasions = toOccasions(deals.purchases);
  if (!isPaying(occasions)) return null;
  const relationship = readRelationship(history, { ...deals, open: [] }, occasions, {
    asOf: day,
    policy,
    model: SEED_MODEL,
  });
  const present = relationship.status !== 'lapsed';
  return { present, annualValue: present ? Math.max(0, relationship.basis.currentAnnualValue) : 0 };
}

/** First day of the term that the entered contract end belongs to; after all days where it belongs to none. */
function enteredTermStart(history: CompanyHistory, policy: Policy, asOf: Day): Day {
  const { contractEnd } = history.entered;
  if (contractEnd === null) return -Infinity;
  const { contracts } = buildContracts(readDeals(history.deals, policy, asOf), history.entered, policy, asOf);
  return contracts.find((contract) => contract.end === contractEnd)?.start ?? Infinity;
}

function withoutContractEnd(history: CompanyHistory): CompanyHistory {
  return { ...history, entered: { ...history.entered, contractEnd: null } };
}

/** Null for a company that never paid. */
export function firstSpell(history: CompanyHistory, policy: Policy, asOf: Day): FirstSpell | null {
  const deals = readDeals(history.deals, policy, asOf);
  const occasions = toOccasions(deals.purchases);
  const start = occasions[0]?.day;
  if (start === undefined || !isPaying(occasions)) return null;
  const { contracts } = readRelationship(history, deals, occasions, { asOf, policy, model: SEED_MODEL });
  if (contracts === null) return silentSpell(start, occasions, policy, asOf);
  const lostOn = contracts.spells[0]?.lostOn ?? null;
  return lostOn === null || lostOn > asOf
    ? { start, end: asOf, lost: false }
    : { start, end: Math.max(lostOn, start), lost: true };
}

/**
 * Without a contract nobody says goodbye: a silence long enough to count as a lapse is a loss on the day the next purchase
 * was to be expected, by the customer's own mean gap or, after one purchase, by a year. A silence that is not decided yet
 * tells of nothing beyond that day either; were it counted as presence, nobody could be lost before the lapse.
 */
function silentSpell(start: Day, occasions: readonly Occasion[], policy: Policy, asOf: Day): FirstSpell {
  let expected = start;
  for (const [index, { day }] of occasions.entries()) {
    const lapse = lapsesOn(day, policy);
    const nextBy = index === 0 ? addMonths(day, 12) : day + Math.round((day - start) / index);
    expected = Math.min(lapse, nextBy);
    const next = occasions[index + 1]?.day ?? Infinity;
    if (lapse <= Math.min(asOf, next - 1)) return { start, end: expected, lost: true };
  }
  return { start, end: Math.min(asOf, expected), lost: false };
}

/** A free trial alone makes no customer. */
function isPaying(occasions: readonly Occasion[]): boolean {
  return occasions.some((occasion) => occasion.amount > 0);
}
