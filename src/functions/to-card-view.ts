import type { CardAnswer, NotScoredView, PlainFacts, ScoredView } from '../../extensions/shared/card-view.ts';
import type { PortalFacts, PublishedValues, PublishOutcome } from '../operations/ports.ts';
import { formatIsoDay } from '../scoring/day.ts';
import type { ScoringContext } from '../scoring/relationship.ts';
import type { ContactSummary, CustomerScore, Day, NotScored, Purchase, ScoreResult, Touch } from '../scoring/types.ts';
import { isWalletStale } from '../scoring/value/wallet.ts';

export interface ViewContext {
  readonly scoring: ScoringContext;
  readonly portal: PortalFacts;
  readonly now: Date;
}

/** What became of publishing. */
export type ShownOutcome = Pick<PublishOutcome, 'result' | 'reason'>;

/** What the card shows of a result. `published` is what stands on the record now; it wins over the fresh reading where both speak. */
export function toCardView(
  result: ScoreResult,
  published: PublishedValues | null,
  outcome: ShownOutcome | null,
  context: ViewContext,
): Extract<CardAnswer, { kind: 'scored' | 'not_scored' }> {
  return result.kind === 'scored'
    ? toScoredView(result, published, outcome, context)
    : toNotScoredView(result, context);
}

function toScoredView(
  score: CustomerScore,
  published: PublishedValues | null,
  outcome: ShownOutcome | null,
  context: ViewContext,
): ScoredView {
  const { policy } = context.scoring;
  const settled = published?.score === undefined || published.score === null ? null : published;
  return {
    kind: 'scored',
    ...viewBase(score, context),
    model: score.model,
    policy: score.policy,
    policyProvisional: policy.provisional,
    status: score.status,
    evidence: score.evidence,
    purchasesCount: score.purchases.filter((purchase) => purchase.amount >= 0).length,
    renewalsCount: score.purchases.filter((purchase) => purchase.isRenewal).length,
    ...publishedStanding(score, settled),
    computedSegment: score.computedSegment,
    override: score.override === null ? null : { ...score.override, until: isoOrNull(score.override.until) },
    loyalty: score.loyalty,
    loyaltyTest: score.loyaltyTest,
    horizonMonths: policy.horizonMonths,
    loyaltyInterval: [...score.loyaltyInterval],
    evidenceWeight: score.evidenceWeight,
    drivers: score.drivers.map((driver) => ({ ...driver, facts: { ...driver.facts }, records: [...driver.records] })),
    renewal: toRenewalView(score.renewal),
    contact: toContactView(score.contact),
    currentAnnualValue: score.currentAnnualValue,
    lifetimeValue: score.lifetimeValue,
    lifetimeValueInterval: [...score.lifetimeValueInterval],
    valueNotes: [...score.valueNotes],
    idealLifetimeValue: policy.idealLifetimeValue,
    idealProbability: score.idealProbability,
    lifetimeYears: score.lifetimeYears,
    annualDiscountRate: score.annualDiscountRate,
    waterfall: score.waterfall.map((step) => ({ ...step })),
    valueAtRisk: score.valueAtRisk,
    wallet: score.wallet === null ? null : { ...score.wallet, asOf: isoOrNull(score.wallet.asOf) },
    walletBelowSpend: score.walletBelowSpend,
    walletStale: isWalletStale(score.wallet, policy, score.asOf),
    valueGap: score.valueGap,
    shareOfWallet: score.shareOfWallet,
    productGap: published?.productGap ?? null,
    shifts: score.shifts.map(({ kind, direction, usual, now, because }) => ({ kind, direction, usual, now, because })),
    missing: [...score.missing],
    purchases: score.purchases.map(toTracedPurchase),
    skipped: score.skipped.map((record) => ({ ...record })),
    topDriver: score.topDriver,
    nextAction: score.nextAction,
    published: outcome?.result ?? 'not_asked',
    publishReason: outcome?.reason ?? null,
  };
}

type StandingFields =
  'segment' | 'previousSegment' | 'segmentChangedAt' | 'risk' | 'previousRisk' | 'riskChangedAt' | 'changeReason';

/** Where lists and workflows have the customer; the reading where nothing was published yet. */
function publishedStanding(score: CustomerScore, settled: PublishedValues | null): Pick<ScoredView, StandingFields> {
  return {
    segment: settledSegment(score, settled),
    previousSegment: settled?.previousSegment ?? null,
    segmentChangedAt: settled?.segmentChangedAt ?? null,
    risk: settled?.risk ?? score.risk,
    previousRisk: settled?.previousRisk ?? null,
    riskChangedAt: settled?.riskChangedAt ?? null,
    changeReason: settled?.changeReason ?? null,
  };
}

function toRenewalView(renewal: CustomerScore['renewal']): ScoredView['renewal'] {
  if (renewal === null) return null;
  return {
    date: formatIsoDay(renewal.dueOn),
    overdueDays: renewal.overdueDays,
    openRenewalDeals: [...renewal.openRenewalDealIds],
    countsAsLostFrom: formatIsoDay(renewal.countsAsLostFrom),
  };
}

/** A published segment stands until its change is settled; one never set gives way to the reading. */
function settledSegment(score: CustomerScore, settled: PublishedValues | null): ScoredView['segment'] {
  return settled === null || settled.segment === 'not_scored' ? score.segment : settled.segment;
}

function toNotScoredView(result: NotScored, context: ViewContext): NotScoredView {
  return {
    kind: 'not_scored',
    ...viewBase(result, context),
    reason: result.reason,
    contact: toContactView(result.contact),
    purchases: result.purchases.map(toTracedPurchase),
    skipped: result.skipped.map((record) => ({ ...record })),
  };
}

/** What the record says of contact and purchases, without any score. */
export function toPlainFacts({ contact, purchases, skipped }: ScoreResult): PlainFacts {
  return {
    contact: toContactView(contact),
    purchases: purchases.map(toTracedPurchase),
    skipped: skipped.map((record) => ({ ...record })),
  };
}

export function viewBase(
  company: { readonly companyId: string; readonly name: string },
  { scoring, portal, now }: Omit<ViewContext, 'scoring'> & { readonly scoring: Pick<ViewContext['scoring'], 'asOf'> },
): Pick<ScoredView, 'companyId' | 'name' | 'at' | 'asOf' | 'currency' | 'portalId'> {
  return {
    companyId: company.companyId,
    name: company.name,
    at: now.toISOString(),
    asOf: formatIsoDay(scoring.asOf),
    currency: portal.currency,
    portalId: portal.portalId,
  };
}

function toContactView(contact: ContactSummary): ScoredView['contact'] {
  return {
    status: contact.status,
    lastNonRenewal: contact.lastNonRenewalTouch && toTouchView(contact.lastNonRenewalTouch),
    lastRenewal: contact.lastRenewalTouch && toTouchView(contact.lastRenewalTouch),
    daysSinceNonRenewal: contact.daysSinceNonRenewalTouch,
    usualGapDays: contact.usualGapDays,
    renewalOnlyShare: contact.renewalOnlyShare,
    contactsReached: contact.contactsReached,
    contactsKnown: contact.contactsKnown,
    touches: contact.touches
      .toSorted((one, other) => other.day - one.day)
      .map((touch) => ({ ...toTouchView(touch), purpose: touch.purpose })),
    excluded: contact.excluded.map(({ day, ...touch }) => ({ ...touch, date: isoOrNull(day) })),
  };
}

function toTouchView(touch: Touch): NonNullable<ScoredView['contact']['lastNonRenewal']> {
  return {
    record: touch.activityId,
    kind: touch.kind,
    date: formatIsoDay(touch.day),
    because: touch.because,
    ...(touch.via === 'parent' ? { viaParent: true } : {}),
  };
}

function toTracedPurchase(purchase: Purchase): ScoredView['purchases'][number] {
  return {
    record: purchase.dealId,
    name: purchase.name,
    date: formatIsoDay(purchase.day),
    amount: purchase.amount,
    readAs: purchase.amount < 0 ? 'credit' : purchase.isRenewal ? 'renewal' : purchase.isPilot ? 'pilot' : 'purchase',
    because: purchase.rule,
    ...(purchase.products.length === 0 ? {} : { products: [...purchase.products] }),
  };
}

function isoOrNull(day: Day | null): string | null {
  return day === null ? null : formatIsoDay(day);
}
