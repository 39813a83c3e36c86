import { describe, expect, it } from 'vitest';
import { modelLabel, toPublishedValues, type PublishContext } from '../../src/operations/published-values.ts';
import { scoreCustomer } from '../../src/scoring/score-customer.ts';
import { budget, companyHistory, day, meeting, scoreOf, scoringContext, wonDeal } from '../support/histories.ts';

const CONTEXT: PublishContext = {
  currency: 'EUR',
  label: 'seed-1/default-1',
  at: '2026-11-21T02:00:00.000Z',
  tiers: { top5: 1e6, top20: 50_000, middle: 10_000 },
};
const SCORE = scoreOf(
  {
    deals: [wonDeal({ on: '2026-03-01', amount: 48_000, termMonths: 12 })],
    activities: [meeting({ on: '2026-10-10' })],
    entered: { budget: budget(120_000, '2026-02-03') },
  },
  '2026-11-21',
  { policy: { idealLifetimeValue: 40_000 } },
);

describe('the values of one reading', () => {
  it('are the score in the words of the properties', () => {
    const values = toPublishedValues(SCORE, CONTEXT);
    expect(values).toMatchObject({
      segment: 'ideal',
      segmentComputed: 'ideal',
      customerStatus: 'active',
      score: 84.2,
      evidence: 'thin',
      risk: 'watch',
      renewalDate: day('2027-03-01'),
      contactStatus: 'in_touch',
      lastNonRenewalContact: day('2026-10-10'),
      currentAnnualValue: 48_000,
      valueGap: 72_000,
      shareOfWallet: 0.4,
      walletSource: 'entered',
      budgetDated: '120000 as of 2026-02-03',
      valueTier: 'top_20',
      topDriver: 'starting_point',
      nextAction: 'start_renewal',
      scoredAt: '2026-11-21T02:00:00.000Z',
      model: 'seed-1/default-1',
    });
    expect(values.summary).toContain('€48,000 a year renews on 1 Mar 2027');
  });

  it('say nothing about what was before', () => {
    expect(toPublishedValues(SCORE, CONTEXT)).toMatchObject({
      previousSegment: null,
      segmentChangedAt: null,
      previousRisk: null,
      riskChangedAt: null,
      alertAt: null,
      changeReason: null,
      pendingChange: null,
    });
  });

  it('round money to cents, the score to a tenth and the share to a hundredth of a per cent', () => {
    const values = toPublishedValues(
      { ...SCORE, loyalty: 0.87654, lifetimeValue: 1234.5678, valueAtRisk: 0.005, shareOfWallet: 0.123456 },
      CONTEXT,
    );
    expect(values).toMatchObject({ score: 87.7, lifetimeValue: 1234.57, valueAtRisk: 0.01, shareOfWallet: 0.1235 });
  });

  it('leave out a gap and a share that nobody knows, and say that there is no wallet', () => {
    const unknown = scoreOf({ deals: [wonDeal({ on: '2026-03-01' })] }, '2026-11-21');
    expect(toPublishedValues(unknown, CONTEXT)).toMatchObject({
      segment: 'not_scored',
      segmentComputed: 'not_scored',
      valueGap: null,
      shareOfWallet: null,
      walletSource: 'none',
      renewalDate: null,
      contactStatus: 'not_measurable',
      lastNonRenewalContact: null,
    });
  });

  it('note no day for a budget whose age nobody knows, nor for an estimated one', () => {
    const undated = { amount: 120_000, source: 'entered', asOf: null, by: null, comparable: null } as const;
    expect(toPublishedValues({ ...SCORE, wallet: undated }, CONTEXT).budgetDated).toBeNull();
    const inOwnProperty = { ...undated, asOf: day('2026-02-03'), property: 'IT budget' };
    expect(toPublishedValues({ ...SCORE, wallet: inOwnProperty }, CONTEXT)).toMatchObject({
      ...{ walletSource: 'entered', budgetDated: null },
    });
    const estimated = { ...undated, source: 'estimated', asOf: day('2026-02-03') } as const;
    expect(toPublishedValues({ ...SCORE, wallet: estimated }, CONTEXT).budgetDated).toBeNull();
  });

  it('have no value tier where only one company is in view', () => {
    expect(toPublishedValues(SCORE, { ...CONTEXT, tiers: null }).valueTier).toBeNull();
  });

  it('show the override as the segment and what the rule says beside it', () => {
    expect(toPublishedValues({ ...SCORE, segment: 'non_ideal' }, CONTEXT)).toMatchObject({
      segment: 'non_ideal',
      segmentComputed: 'ideal',
    });
  });

  it('of a company that is no customer are empty but for its status and its contact', () => {
    const history = companyHistory({ activities: [meeting({ on: '2026-11-20' })] });
    const values = toPublishedValues(scoreCustomer(history, scoringContext('2026-11-21')), CONTEXT);
    const { customerStatus, contactStatus, lastNonRenewalContact, segment, segmentComputed, scoredAt, model, ...rest } =
      values;
    expect({ customerStatus, contactStatus, lastNonRenewalContact, segment, segmentComputed, scoredAt, model }).toEqual(
      {
        customerStatus: 'prospect',
        contactStatus: 'in_touch',
        lastNonRenewalContact: day('2026-11-20'),
        segment: 'not_scored',
        segmentComputed: 'not_scored',
        scoredAt: CONTEXT.at,
        model: CONTEXT.label,
      },
    );
    expect(new Set(Object.values(rest))).toEqual(new Set([null]));
  });
});

describe('the label beside a score', () => {
  it('names the model and the policy', () => {
    expect(modelLabel({ id: 'portal-3' }, { id: 'policy-0a1b' })).toBe('portal-3/policy-0a1b');
  });
});
