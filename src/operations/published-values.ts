import type { ProductGap } from '../programme/product-gaps.ts';
import { valueTier, type TierBounds } from '../programme/value-tiers.ts';
import type { Model } from '../scoring/model.ts';
import type { Policy } from '../scoring/policy.ts';
import { writeBudgetNote } from '../scoring/reading/budget-note.ts';
import type { CustomerScore, NotScored, ScoreResult } from '../scoring/types.ts';
import { writeProductGap } from './product-gap-note.ts';
import { publishedScore } from './published-score.ts';
import type { ProgrammeValues, PublishedValues } from './ports.ts';
import { summarySentence } from './summary-sentence.ts';

/** What stands beside a published score: which model and which policy made it. */
export function modelLabel(model: Pick<Model, 'id'>, policy: Pick<Policy, 'id'>): string {
  return `${model.id}/${policy.id}`;
}

export interface PublishContext {
  readonly currency: string;
  /** `modelLabel` of the run. */
  readonly label: string;
  /** ISO 8601 instant of the run. */
  readonly at: string;
  /** Null where only one company is in view: the tier then stays as it was published. */
  readonly tiers: TierBounds | null;
  /** By company; absent where only one is in view: the gap then stays as it was published. */
  readonly productGaps?: ReadonlyMap<string, ProductGap>;
}

/** The values of one reading, before anything is held against what was published earlier. */
export function toPublishedValues(result: ScoreResult, context: PublishContext): PublishedValues {
  return result.kind === 'scored' ? scoredValues(result, context) : notScoredValues(result, context);
}

function scoredValues(score: CustomerScore, context: PublishContext): PublishedValues {
  return {
    ...NOTHING_BEFORE,
    segment: score.segment ?? 'not_scored',
    segmentComputed: score.computedSegment ?? 'not_scored',
    customerStatus: score.status,
    score: publishedScore(score.loyalty),
    evidence: score.evidence,
    risk: score.risk,
    renewalDate: score.renewal?.dueOn ?? null,
    contactStatus: score.contact.status,
    lastNonRenewalContact: score.contact.lastNonRenewalTouch?.day ?? null,
    lifetimeValue: round(score.lifetimeValue, 2),
    currentAnnualValue: round(score.currentAnnualValue, 2),
    valueAtRisk: round(score.valueAtRisk, 2),
    valueGap: score.valueGap === null ? null : round(score.valueGap, 2),
    shareOfWallet: score.shareOfWallet === null ? null : round(score.shareOfWallet, 4),
    walletSource: score.wallet?.source ?? 'none',
    budgetDated: budgetNote(score.wallet),
    productGap: productGapNote(context.productGaps?.get(score.companyId)),
    valueTier: context.tiers === null ? null : valueTier(score.lifetimeValue, context.tiers),
    topDriver: score.topDriver,
    nextAction: score.nextAction,
    summary: summarySentence(score, context.currency),
    scoredAt: context.at,
    model: context.label,
  };
}

function notScoredValues(result: NotScored, context: PublishContext): PublishedValues {
  return {
    ...NOTHING_BEFORE,
    segment: 'not_scored',
    segmentComputed: 'not_scored',
    customerStatus: result.status,
    score: null,
    evidence: null,
    risk: null,
    renewalDate: null,
    contactStatus: result.contact.status,
    lastNonRenewalContact: result.contact.lastNonRenewalTouch?.day ?? null,
    lifetimeValue: null,
    currentAnnualValue: null,
    valueAtRisk: null,
    valueGap: null,
    shareOfWallet: null,
    walletSource: null,
    budgetDated: null,
    productGap: null,
    valueTier: null,
    topDriver: null,
    nextAction: null,
    summary: null,
    scoredAt: context.at,
    model: context.label,
  };
}

function budgetNote(wallet: CustomerScore['wallet']): string | null {
  // The day of a budget in the portal's own property is that property's affair.
  if (wallet?.property !== undefined) return null;
  return wallet?.source === 'entered' && wallet.asOf !== null ? writeBudgetNote(wallet.amount, wallet.asOf) : null;
}

function productGapNote(gap: ProductGap | undefined): string | null {
  return gap === undefined ? null : writeProductGap(gap);
}

/** What one company's reading alone does not say. */
export const NO_PROGRAMME_VALUES: ProgrammeValues = { goal: null, nextMilestone: null, fit: null, mover: null };

const NOTHING_BEFORE = {
  ...NO_PROGRAMME_VALUES,
  previousSegment: null,
  segmentChangedAt: null,
  previousRisk: null,
  riskChangedAt: null,
  alertAt: null,
  changeReason: null,
  pendingChange: null,
} as const;

function round(number: number, digits: number): number {
  return Number(number.toFixed(digits));
}
