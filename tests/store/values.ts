import type { PublishedValues } from '../../src/operations/ports.ts';
import { PUBLISHED } from '../support/published-values.ts';

/** Published values with a score, by which tests tell them apart. */
export function scored(score: number | null, others: Partial<PublishedValues> = {}): PublishedValues {
  return {
    ...PUBLISHED,
    segment: 'uncertain',
    segmentChangedAt: '2026-11-20T10:00:00.000Z',
    score,
    risk: 'watch',
    previousRisk: 'low',
    changeReason: 'customer',
    renewalDate: 20_800,
    contactStatus: 'due',
    lastNonRenewalContact: 20_700,
    lifetimeValue: 123_456.78,
    valueAtRisk: 0,
    valueGap: null,
    walletSource: 'none',
    budgetDated: null,
    valueTier: 'top_20',
    topDriver: 'silence_since_purchase',
    nextAction: 'book_meeting',
    summary: 'Renewal due, "quoted", é\u0000.',
    scoredAt: '2026-11-22T04:00:00.000Z',
    model: 'seed/p1',
    ...others,
  };
}
