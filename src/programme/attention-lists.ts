import type { CustomerScore, Renewal, Risk } from '../scoring/types.ts';

const RISK_ORDER: Readonly<Record<Risk, number>> = { critical: 0, high: 1, watch: 2, low: 3 };

/** How far back contact is looked at before it is called renewal-only. */
export const RENEWAL_ONLY_MONTHS = 24;

/** Customers that were reached about the renewal and about nothing else in the last 24 months: the largest current value first. */
export function renewalOnlyCustomers(scores: readonly CustomerScore[]): readonly CustomerScore[] {
  return scores
    .filter((score) => score.status !== 'lapsed' && isRenewalOnly(score))
    .toSorted(
      (one, other) => other.currentAnnualValue - one.currentAnnualValue || other.lifetimeValue - one.lifetimeValue,
    );
}

/** We talk, and never about anything but the renewal. Missing logging is not silence and does not count. */
export function isRenewalOnly({ contact }: Pick<CustomerScore, 'contact'>): boolean {
  if (contact.status === 'not_measurable') return false;
  return contact.renewalOnlyShare === 1 || (contact.lastNonRenewalTouch === null && contact.lastRenewalTouch !== null);
}

/** Renewals due within the window, and those overdue: by risk, then by silence, then by date. */
export function upcomingRenewals(
  scores: readonly CustomerScore[],
  windowDays: number,
): readonly (CustomerScore & { readonly renewal: Renewal })[] {
  return scores
    .filter(hasRenewal)
    .filter((score) => -score.renewal.overdueDays <= windowDays)
    .toSorted(
      (one, other) =>
        RISK_ORDER[one.risk] - RISK_ORDER[other.risk] ||
        silence(other) - silence(one) ||
        other.renewal.overdueDays - one.renewal.overdueDays,
    );
}

function hasRenewal(score: CustomerScore): score is CustomerScore & { readonly renewal: Renewal } {
  return score.renewal !== null;
}

/** Days of silence; a customer never reached is the most silent, one that cannot be measured the least. */
function silence(score: CustomerScore): number {
  if (score.contact.status === 'not_measurable') return -1;
  return score.contact.daysSinceNonRenewalTouch ?? Number.MAX_SAFE_INTEGER;
}
