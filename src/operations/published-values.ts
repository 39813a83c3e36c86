import { valueTier, type TierBounds } from '../programme/value-tiers.ts';
import type { Model } from '../scoring/model.ts';
import type { Policy } from '../scoring/policy.ts';
import type { CustomerScore, NotScored, ScoreResult } from '../scoring/types.ts';
import { publishedScore } from './published-score.ts';
import type { PublishedValues } from './ports.ts';
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
    valueTier: null,
    topDriver: null,
    nextAction: null,
    summary: null,
    scoredAt: context.at,
    model: context.label,
  };
}

const NOTHING_BEFORE = {
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
