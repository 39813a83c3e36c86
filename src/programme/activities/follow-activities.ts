import { historyOn } from '../../scoring/fit/portal/past-history.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import { scoreCustomer } from '../../scoring/score-customer.ts';
import type { CompanyHistory, Day, Money } from '../../scoring/types.ts';
import { ACTIVITY_KINDS, type RetentionActivity, type RetentionActivityKind } from './retention-activity.ts';

/** A change within so many days is one that followed. */
export const FOLLOWED_DAYS = 90;

/** What came after an activity; never what came of it. */
export type Followed =
  /** Its 90 days are not over. */
  | { readonly kind: 'too_early' }
  /** No customer of ours then: no such company, or nothing bought by then. */
  | { readonly kind: 'no_customer' }
  | {
      readonly kind: 'followed';
      /** Points of the loyalty score, 90 days after less on the day. */
      readonly loyaltyPoints: number;
      readonly contactedAgain: boolean;
      readonly boughtAgain: boolean;
    };

export interface FollowedActivity {
  readonly activity: RetentionActivity;
  readonly name: string;
  readonly after: Followed;
}

export interface KindSummary {
  readonly kind: RetentionActivityKind;
  readonly activities: number;
  readonly customers: number;
  readonly cost: Money;
  /** Of those whose 90 days are over. */
  readonly followed: number;
  readonly boughtAgain: number;
  readonly contactedAgain: number;
  /** Mean; null where none is over. */
  readonly loyaltyPoints: number | null;
}

/**
 * Of each activity, what changed in the 90 days after it. A correlation: whoever is helped in a low would often have recovered
 * alone; `estimateReturn` compares with customers alike.
 */
export function followActivities(
  activities: readonly RetentionActivity[],
  histories: readonly CompanyHistory[],
  context: ScoringContext,
): readonly FollowedActivity[] {
  const byId = new Map(histories.map((history) => [history.companyId, history]));
  return activities
    .toSorted((one, other) => other.day - one.day)
    .map((activity) => {
      const history = byId.get(activity.companyId);
      const name = history?.name ?? '';
      return {
        activity,
        name,
        after: history === undefined ? { kind: 'no_customer' } : after(activity.day, history, context),
      };
    });
}

function after(day: Day, history: CompanyHistory, context: ScoringContext): Followed {
  const end = day + FOLLOWED_DAYS;
  if (end > context.asOf) return { kind: 'too_early' };
  const before = scoreCustomer(historyOn(history, day), { ...context, asOf: day });
  const then = scoreCustomer(historyOn(history, end), { ...context, asOf: end });
  if (before.kind !== 'scored' || then.kind !== 'scored') return { kind: 'no_customer' };
  const isWithin = (other: { readonly day: Day }): boolean => other.day > day && other.day <= end;
  return {
    kind: 'followed',
    loyaltyPoints: 100 * (then.loyalty - before.loyalty),
    contactedAgain: then.contact.touches.some((touch) => touch.purpose === 'non_renewal' && isWithin(touch)),
    boughtAgain: then.purchases.some((purchase) => purchase.amount > 0 && isWithin(purchase)),
  };
}

/** By kind, in the catalogue's order; kinds of which there was none are left out. */
export function summarizeActivities(followed: readonly FollowedActivity[]): readonly KindSummary[] {
  return ACTIVITY_KINDS.flatMap((kind) => {
    const ofKind = followed.filter(({ activity }) => activity.kind === kind);
    return ofKind.length === 0 ? [] : [summaryOf(kind, ofKind)];
  });
}

function summaryOf(kind: RetentionActivityKind, ofKind: readonly FollowedActivity[]): KindSummary {
  const over = ofKind.flatMap(({ after }) => (after.kind === 'followed' ? [after] : []));
  return {
    kind,
    activities: ofKind.length,
    customers: new Set(ofKind.map(({ activity }) => activity.companyId)).size,
    cost: ofKind.reduce((sum, { activity }) => sum + activity.cost, 0),
    followed: over.length,
    boughtAgain: over.filter(({ boughtAgain }) => boughtAgain).length,
    contactedAgain: over.filter(({ contactedAgain }) => contactedAgain).length,
    loyaltyPoints: over.length === 0 ? null : over.reduce((sum, one) => sum + one.loyaltyPoints, 0) / over.length,
  };
}
