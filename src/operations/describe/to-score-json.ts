import { formatIsoDay } from '../../scoring/day.ts';
import type { ContactSummary, Day, Purchase, ScoreResult } from '../../scoring/types.ts';
import { monthlyDiscountRate } from '../../scoring/value/discounting.ts';
import { valueRange } from '../../scoring/value/sensitivity.ts';
import { VALUE_NOTE_SENTENCES } from '../../scoring/value/value-notes.ts';

/** The object that `loyalty score --json` prints for a company: money in the portal's currency, dates `YYYY-MM-DD`. */
export function toScoreJson(result: ScoreResult): Readonly<Record<string, unknown>> {
  const head = {
    company: result.companyId,
    name: result.name,
    asOf: formatIsoDay(result.asOf),
    customerStatus: result.status,
  };
  if (result.kind === 'not_scored') {
    return {
      ...head,
      segment: null,
      loyalty: null,
      reason: result.reason,
      ...contactFields(result.contact),
      credits: creditFields(result.purchases),
      skipped: result.skipped,
    };
  }
  return {
    ...head,
    segment: result.segment,
    computedSegment: result.computedSegment,
    loyalty: result.loyalty,
    loyaltyTest: result.loyaltyTest,
    loyaltyInterval: result.loyaltyInterval,
    drivers: result.drivers.map(({ name, points, because }) => ({ name, points, because })),
    risk: result.risk,
    evidence: result.evidence,
    evidenceWeight: result.evidenceWeight,
    lifetimeValue: result.lifetimeValue,
    lifetimeValueInterval: result.lifetimeValueInterval,
    valueRange: valueRange(result),
    sensitivity: result.sensitivity,
    discountRate: { annual: result.annualDiscountRate, monthly: monthlyDiscountRate(result.annualDiscountRate) },
    lifetimeYears: result.lifetimeYears,
    valueNotes: result.valueNotes.map((note) => ({ note, because: VALUE_NOTE_SENTENCES[note] })),
    lifetimeValueToAcquisitionCost: result.lifetimeValueToAcquisitionCost,
    idealProbability: result.idealProbability,
    waterfall: result.waterfall,
    currentAnnualValue: result.currentAnnualValue,
    valueAtRisk: result.valueAtRisk,
    wallet:
      result.wallet === null
        ? null
        : { amount: result.wallet.amount, source: result.wallet.source, asOf: iso(result.wallet.asOf) },
    valueGap: result.valueGap,
    shareOfWallet: result.shareOfWallet,
    renewalDate: iso(result.renewal?.dueOn ?? null),
    ...contactFields(result.contact),
    missing: result.missing,
    credits: creditFields(result.purchases),
    nextAction: result.nextAction,
    model: result.model,
    policy: result.policy,
    skipped: result.skipped,
  };
}

/** Credits and zero amounts, each visible on its company. */
function creditFields(purchases: readonly Purchase[]): readonly Readonly<Record<string, unknown>>[] {
  return purchases
    .filter((purchase) => purchase.amount <= 0)
    .map(({ dealId, day, amount }) => ({ record: dealId, date: formatIsoDay(day), amount }));
}

function contactFields(contact: ContactSummary): Readonly<Record<string, unknown>> {
  return {
    contactStatus: contact.status,
    lastNonRenewalContact: iso(contact.lastNonRenewalTouch?.day ?? null),
    daysSinceNonRenewalContact: contact.daysSinceNonRenewalTouch,
    singleThreaded: contact.singleThreaded,
    excludedTouches: contact.excluded.map(({ record, day, reason }) => ({ record, date: iso(day), reason })),
  };
}

function iso(day: Day | null): string | null {
  return day === null ? null : formatIsoDay(day);
}
