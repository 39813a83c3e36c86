import { addMonths } from '../../scoring/day.ts';
import { median } from '../../scoring/math/median.ts';
import type { CompanyHistory, CustomerScore, Day, Money } from '../../scoring/types.ts';
import type { Appreciation, Milestone, MilestoneKind, MilestonePause } from './milestone.ts';
import { passedAmount } from './round-amounts.ts';

/** So far ahead a milestone is announced, and so long it may be made up for. */
export const MILESTONE_DAYS_AHEAD = 60;
export const MILESTONE_DAYS_SINCE = 30;

const ANNIVERSARIES: readonly number[] = [1, 3, 5, 10, 15, 20];
const RENEWALS: readonly number[] = [1, 3, 5, 10];

type MilestoneScore = Pick<
  CustomerScore,
  | 'companyId'
  | 'name'
  | 'asOf'
  | 'status'
  | 'risk'
  | 'firstPurchaseOn'
  | 'purchases'
  | 'renewal'
  | 'currentAnnualValue'
  | 'lifetimeValue'
>;

export interface MilestoneCustomer {
  readonly history: Pick<CompanyHistory, 'referred'>;
  readonly score: MilestoneScore;
  /** Contract renewals made so far, each counted once. */
  readonly renewalsMade: number;
  /** Lifetime value as it was scored 30 days before; null where that is not known. */
  readonly lifetimeValueBefore: Money | null;
}

type Found = Pick<Milestone, 'kind' | 'size' | 'day' | 'state'>;

/**
 * Milestones of the relationships, from 30 days back to 60 days ahead: anniversaries of the first purchase (1, 3, 5, 10, 15 and
 * 20 years), the 1st, 3rd, 5th and 10th renewal, round amounts of what was spent in all and of the lifetime value, and the first
 * referral. Amounts count from the median of what customers have spent (or are worth) upwards, so that they are something special
 * in any currency. Lapsed customers have none. Sorted by day, then by value.
 */
export function findMilestones(customers: readonly MilestoneCustomer[]): readonly Milestone[] {
  const floors = milestoneFloors(customers.map(({ score }) => score));
  if (floors === null) return [];
  return customers
    .flatMap((customer) => milestonesOf(customer, floors))
    .toSorted((one, other) => one.day - other.day || other.currentAnnualValue - one.currentAnnualValue);
}

/** Amounts from which on a round one is something special. */
export interface MilestoneFloors {
  readonly spend: Money;
  readonly lifetimeValue: Money;
}

/** The medians of what the customers that have not lapsed have spent, and are worth; null of none. */
export function milestoneFloors(
  scores: readonly Pick<MilestoneScore, 'status' | 'asOf' | 'purchases' | 'lifetimeValue'>[],
): MilestoneFloors | null {
  const present = scores.filter(({ status }) => status !== 'lapsed');
  if (present.length === 0) return null;
  return {
    spend: median(present.map((score) => spentUntil(score, score.asOf))),
    lifetimeValue: median(present.map(({ lifetimeValue }) => lifetimeValue)),
  };
}

/** Milestones of one customer, as {@link findMilestones} finds them; none of one that lapsed. */
export function milestonesOf(customer: MilestoneCustomer, floors: MilestoneFloors): readonly Milestone[] {
  const { score } = customer;
  if (score.status === 'lapsed') return [];
  const found = [
    ...anniversaries(score),
    ...renewals(customer),
    ...spendPassed(score, floors.spend),
    ...lifetimeValuePassed(customer, floors.lifetimeValue),
    ...firstReferral(customer),
  ];
  return found.map((milestone) => toMilestone(score, milestone));
}

function toMilestone({ companyId, name, currentAnnualValue, ...score }: MilestoneScore, found: Found): Milestone {
  const appreciation = appreciationFor(found.kind, found.size);
  return { companyId, name, ...found, appreciation, paused: pauseOf(score), currentAnnualValue };
}

function anniversaries({ firstPurchaseOn, asOf }: MilestoneScore): readonly Found[] {
  return ANNIVERSARIES.map((years) => ({ years, day: addMonths(firstPurchaseOn, 12 * years) }))
    .filter(({ day }) => isNear(day, asOf))
    .map(({ years, day }) => ({ kind: 'anniversary', size: years, day, state: day > asOf ? 'ahead' : 'reached' }));
}

/** The renewal made last, and the one that is due: it is a milestone only if it is made. */
function renewals({ score: { purchases, renewal, asOf }, renewalsMade }: MilestoneCustomer): readonly Found[] {
  const made = purchases.findLast(({ isRenewal }) => isRenewal);
  const found: Found[] = [];
  if (made !== undefined && isNear(made.day, asOf) && RENEWALS.includes(renewalsMade))
    found.push({ kind: 'renewal', size: renewalsMade, day: made.day, state: 'reached' });
  if (renewal !== null && RENEWALS.includes(renewalsMade + 1) && isDueSoon(renewal.dueOn, asOf))
    found.push({ kind: 'renewal', size: renewalsMade + 1, day: renewal.dueOn, state: 'expected' });
  return found;
}

/** An overdue renewal is still to come: its milestone is paused, not gone. */
function isDueSoon(dueOn: Day, asOf: Day): boolean {
  return dueOn <= asOf + MILESTONE_DAYS_AHEAD;
}

function spendPassed(score: MilestoneScore, floor: Money): readonly Found[] {
  const { asOf, renewal, currentAnnualValue } = score;
  const [before, now] = [spentUntil(score, asOf - MILESTONE_DAYS_SINCE - 1), spentUntil(score, asOf)];
  const passed = passedAmount(before, now, floor);
  const found: Found[] = [];
  if (passed !== null) found.push({ kind: 'spend', size: passed, day: dayOfSpend(score, passed), state: 'reached' });
  if (renewal === null || !isDueSoon(renewal.dueOn, asOf)) return found;
  const next = passedAmount(now, now + currentAnnualValue, floor);
  if (next !== null) found.push({ kind: 'spend', size: next, day: renewal.dueOn, state: 'expected' });
  return found;
}

function dayOfSpend({ purchases, asOf }: MilestoneScore, amount: Money): Day {
  let spent = 0;
  for (const purchase of inOrder(purchases)) {
    spent += purchase.amount;
    if (purchase.day >= asOf - MILESTONE_DAYS_SINCE && spent >= amount) return purchase.day;
  }
  return asOf;
}

function spentUntil({ purchases }: Pick<MilestoneScore, 'purchases'>, day: Day): Money {
  return purchases.filter((purchase) => purchase.day <= day).reduce((sum, { amount }) => sum + amount, 0);
}

function inOrder(purchases: MilestoneScore['purchases']): MilestoneScore['purchases'] {
  return purchases.toSorted((one, other) => one.day - other.day);
}

function lifetimeValuePassed({ score, lifetimeValueBefore }: MilestoneCustomer, floor: Money): readonly Found[] {
  const passed = lifetimeValueBefore === null ? null : passedAmount(lifetimeValueBefore, score.lifetimeValue, floor);
  return passed === null ? [] : [{ kind: 'lifetime_value', size: passed, day: score.asOf, state: 'reached' }];
}

function firstReferral({ history: { referred }, score: { asOf } }: MilestoneCustomer): readonly Found[] {
  const days = referred.map(({ day }) => day).filter((day) => day <= asOf);
  if (days.length === 0) return [];
  const first = days.reduce((least, day) => Math.min(least, day));
  return isNear(first, asOf) ? [{ kind: 'first_referral', size: 1, day: first, state: 'reached' }] : [];
}

function isNear(day: Day, asOf: Day): boolean {
  return day >= asOf - MILESTONE_DAYS_SINCE && day <= asOf + MILESTONE_DAYS_AHEAD;
}

/** Thanks in the middle of a quarrel, or with a renewal open, read as a sales call. */
function pauseOf({ status, risk }: Pick<MilestoneScore, 'status' | 'risk'>): MilestonePause | null {
  if (status === 'renewal_overdue') return 'renewal_overdue';
  if (risk === 'critical') return 'risk_critical';
  return risk === 'high' ? 'risk_high' : null;
}

function appreciationFor(kind: MilestoneKind, size: number): Appreciation {
  switch (kind) {
    case 'anniversary':
      return size >= 15 ? 'executive_visit' : size >= 5 ? 'recognition_event' : 'personal_note';
    case 'renewal':
      return size >= 5 ? 'advisory_board_seat' : size >= 3 ? 'early_access' : 'thank_you_call';
    case 'spend':
      return 'frequent_buying_terms';
    case 'lifetime_value':
      return 'priority_service';
    case 'first_referral':
      return 'referral_thanks';
  }
}
