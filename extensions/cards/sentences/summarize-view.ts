import type { ScoredView } from '../../shared/card-view.ts';
import { dayOfInstant, daysBetween, parseInstant } from '../../shared/days.ts';
import { toScore } from '../../shared/rounding.ts';
import { readProductGap } from './read-product-gap.ts';
import type { ContactFacts, Summary } from './summary.ts';

const dayOf = (instant: string | null, timeZone: string): string | null => {
  const parsed = instant === null ? null : parseInstant(instant);
  return parsed === null ? null : dayOfInstant(parsed, timeZone);
};

/** The card's first sentences from the details. */
export function summarizeView(view: ScoredView, timeZone: string): Summary {
  const others = view.drivers.filter((driver) => driver.name !== 'starting_point');
  return {
    asOf: view.asOf,
    currency: view.currency,
    status: view.status,
    evidence: view.evidence,
    segment: view.segment,
    overridden: view.override !== null,
    previousSegment: view.previousSegment,
    segmentChangedOn: dayOf(view.segmentChangedAt, timeZone),
    risk: view.risk,
    previousRisk: view.previousRisk,
    riskChangedOn: dayOf(view.riskChangedAt, timeZone),
    changeReason: view.changeReason ?? null,
    score: toScore(view.loyalty),
    scoreRange: [toScore(view.loyaltyInterval[0]), toScore(view.loyaltyInterval[1])],
    test: view.loyaltyTest,
    horizonMonths: view.horizonMonths,
    counts: { purchases: view.purchasesCount, renewals: view.renewalsCount },
    onlyStartingPoint: others.every((driver) => Math.abs(driver.points) < 0.5),
    renewal: view.renewal === null ? null : summarizeRenewal(view.renewal, view.asOf),
    contact: summarizeContact(view.contact),
    value: {
      annual: view.currentAnnualValue,
      wallet: view.wallet,
      gap: view.valueGap,
      share: view.shareOfWallet,
      belowSpend: view.walletBelowSpend,
      productGap: readProductGap(view.productGap ?? null),
      stale: view.walletStale,
    },
    lifetime: {
      value: view.lifetimeValue,
      assumptions: {
        years: view.lifetimeYears,
        rate: view.annualDiscountRate,
        provisional: view.policyProvisional,
      },
    },
    nextAction: view.nextAction,
  };
}

function summarizeRenewal(renewal: NonNullable<ScoredView['renewal']>, asOf: string): Summary['renewal'] {
  return {
    date: renewal.date,
    days: daysBetween(asOf, renewal.date) ?? -renewal.overdueDays,
    openDeals: renewal.openRenewalDeals.length,
    countsAsLostFrom: renewal.countsAsLostFrom,
  };
}

/** Whom we talked to last, in the terms of the card's sentence. */
export function summarizeContact(contact: ScoredView['contact']): ContactFacts {
  const { lastNonRenewal, lastRenewal } = contact;
  return {
    status: contact.status,
    last:
      lastNonRenewal === null
        ? null
        : {
            kind: lastNonRenewal.kind,
            date: lastNonRenewal.date,
            days: contact.daysSinceNonRenewal ?? 0,
            viaParent: lastNonRenewal.viaParent,
          },
    usualGapDays: contact.usualGapDays,
    renewalOnly: isRenewalOnly(lastNonRenewal?.date, lastRenewal?.date),
    contactsKnown: contact.contactsKnown,
    excluded: contact.excluded.length,
  };
}

/** ISO days compare as text. */
function isRenewalOnly(lastOther: string | undefined, lastRenewal: string | undefined): boolean {
  return lastRenewal !== undefined && (lastOther === undefined || lastRenewal > lastOther);
}
