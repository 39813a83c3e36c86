import { describe, expect, it } from 'vitest';
import { toPublishedValues } from '../../src/operations/published-values.ts';
import { settlePublished } from '../../src/operations/settle-published.ts';
import { scoreCustomer } from '../../src/scoring/score-customer.ts';
import { companyHistory, day, scoringContext } from '../support/histories.ts';
import { at, last, publish, read } from '../support/published-readings.ts';

describe('a new policy or model', () => {
  it.each([
    ['seed-1/policy-b', 'policy'],
    ['portal-1/policy-a', 'model'],
    ['portal-1/policy-b', 'policy'],
  ])('%s changes at once, by reason of the %s, and raises no alert', (label, changeReason) => {
    const standing = publish(
      ['2026-11-01', { segment: 'ideal' }],
      ['2026-11-02', { risk: 'critical', segment: 'uncertain', label }],
    );
    expect(last(standing)).toMatchObject({
      risk: 'critical',
      segment: 'uncertain',
      previousRisk: 'low',
      previousSegment: 'ideal',
      riskChangedAt: at('2026-11-02'),
      alertAt: null,
      changeReason,
    });
  });

  it('that changes nothing leaves the reason of the last change', () => {
    const standing = publish(
      ['2026-11-01'],
      ['2026-11-02', { risk: 'high' }],
      ['2026-11-03', { risk: 'high' }],
      ['2026-11-04', { risk: 'high', label: 'seed-1/policy-b' }],
    );
    expect(last(standing)).toMatchObject({
      changeReason: 'customer',
      alertAt: at('2026-11-03'),
      model: 'seed-1/policy-b',
    });
  });
});

describe("a person's override", () => {
  it('changes the segment at once, with no alert, and so does its end', () => {
    const standing = publish(
      ['2026-11-01', { segment: 'ideal' }],
      ['2026-11-02', { segment: 'ideal', override: 'non_ideal' }],
      ['2026-11-03', { segment: 'ideal' }],
    );
    expect(standing[1]).toMatchObject({
      segment: 'non_ideal',
      segmentComputed: 'ideal',
      previousSegment: 'ideal',
      changeReason: 'person',
      alertAt: null,
    });
    expect(standing[2]).toMatchObject({ segment: 'ideal', previousSegment: 'non_ideal', changeReason: 'person' });
  });

  it('does not hurry a change of risk, nor swallow its alert', () => {
    const worse = { risk: 'critical', override: 'ideal' } as const;
    const standing = publish(['2026-11-01'], ['2026-11-02', worse], ['2026-11-03', worse]);
    expect(standing[1]).toMatchObject({ segment: 'ideal', risk: 'low', alertAt: null });
    expect(standing[2]).toMatchObject({ risk: 'critical', alertAt: at('2026-11-03'), changeReason: 'customer' });
  });

  it('is not mistaken for a computed segment that waits for its second day', () => {
    const standing = publish(
      ['2026-11-01', { segment: 'ideal' }],
      ['2026-11-02', { segment: 'uncertain' }],
      ['2026-11-03', { segment: 'non_ideal' }],
    );
    expect(last(standing)).toMatchObject({
      segment: 'uncertain',
      changeReason: 'customer',
      pendingChange: 'segment=non_ideal since 2026-11-03',
    });
  });
});

describe('a company that becomes or stops being a customer', () => {
  const prospect = (on: string) => {
    const result = scoreCustomer(companyHistory({}), scoringContext(on));
    const values = toPublishedValues(result, { currency: 'EUR', label: 'seed-1/policy-a', at: at(on), tiers: null });
    return { result, values };
  };

  it('is scored at once after its first purchase, without an alert', () => {
    const { values } = prospect('2026-11-01');
    const first = read('2026-11-02', { risk: 'high' });
    expect(settlePublished(values, first.values, first.score, day('2026-11-02'))).toMatchObject({
      segment: 'uncertain',
      previousSegment: 'not_scored',
      risk: 'high',
      previousRisk: null,
      alertAt: null,
      changeReason: 'customer',
    });
  });

  it('loses its values at once when its deals are gone, by reason of the data, without an alert', () => {
    const before = { ...read('2026-11-01', { segment: 'ideal' }).values, valueTier: 'top_5' as const };
    const { values, result } = prospect('2026-11-02');
    expect(settlePublished(before, values, result, day('2026-11-02'))).toMatchObject({
      segment: 'not_scored',
      previousSegment: 'ideal',
      risk: null,
      previousRisk: 'low',
      score: null,
      valueTier: null,
      alertAt: null,
      changeReason: 'data',
    });
  });
});
