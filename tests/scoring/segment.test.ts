import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../src/scoring/policy.ts';
import { activeOverride, computeSegment, evidenceGrade, riskBand } from '../../src/scoring/segment.ts';
import { day } from '../support/histories.ts';

describe('the segment', () => {
  const segmentOf = (customer: Partial<Parameters<typeof computeSegment>[0]>) =>
    computeSegment({ idealProbability: 0.6, loyalty: 0.75, margin: 1, status: 'active', ...customer }, DEFAULT_POLICY);

  it.each([
    [0.6, 0.75, 'ideal'],
    [0.599, 0.75, 'uncertain'],
    [0.6, 0.749, 'uncertain'],
    [1, 0.749, 'uncertain'],
    [0.151, 0.99, 'uncertain'],
    [0.15, 0.99, 'non_ideal'],
    [0, 0.99, 'non_ideal'],
  ] as const)(
    'with a chance of %d to reach the Ideal lifetime value and a loyalty of %d is %s',
    (sure, loyalty, segment) => {
      expect(segmentOf({ idealProbability: sure, loyalty })).toBe(segment);
    },
  );

  it('is Non-Ideal with a negative margin or after a lapse, however sure', () => {
    expect(segmentOf({ margin: -0.01, idealProbability: 1, loyalty: 1 })).toBe('non_ideal');
    expect(segmentOf({ margin: 0, idealProbability: 1, loyalty: 1 })).toBe('ideal');
    expect(segmentOf({ status: 'lapsed', idealProbability: 1, loyalty: 1 })).toBe('non_ideal');
    expect(segmentOf({ status: 'won_back', idealProbability: 1, loyalty: 1 })).toBe('ideal');
  });

  it('does not exist while the policy has no Ideal lifetime value', () => {
    expect(segmentOf({ idealProbability: null })).toBeNull();
  });
});

describe("a person's override", () => {
  const override = (until: string | null) => ({
    segment: 'ideal' as const,
    reason: 'Signed for three years',
    until: until === null ? null : day(until),
  });

  it('lasts through its last day', () => {
    expect(activeOverride(override('2026-11-21'), day('2026-11-21'))).toEqual(override('2026-11-21'));
    expect(activeOverride(override('2026-11-21'), day('2026-11-22'))).toBeNull();
  });

  it('lasts for good without an end', () => {
    expect(activeOverride(override(null), day('2099-01-01'))).toEqual(override(null));
  });

  it('is none where nobody made one', () => {
    expect(activeOverride(null, day('2026-11-21'))).toBeNull();
  });
});

describe('the risk band', () => {
  const bandOf = (loss: number, signs: Partial<Parameters<typeof riskBand>[2]> = {}) =>
    riskBand(loss, DEFAULT_POLICY, { shiftForWorse: false, renewalOverdue: false, ...signs });

  it.each([
    [0, 'low'],
    [0.149, 'low'],
    [0.15, 'watch'],
    [0.299, 'watch'],
    [0.3, 'high'],
    [0.499, 'high'],
    [0.5, 'critical'],
    [1, 'critical'],
  ] as const)('of a loss probability of %d is %s', (loss, band) => {
    expect(bandOf(loss)).toBe(band);
  });

  it('is one level higher after a shift for the worse, and never beyond critical', () => {
    expect([0.1, 0.2, 0.4, 0.6].map((loss) => bandOf(loss, { shiftForWorse: true }))).toEqual([
      'watch',
      'high',
      'critical',
      'critical',
    ]);
  });

  it('is at least high while the renewal is overdue', () => {
    expect([0.1, 0.2, 0.4, 0.6].map((loss) => bandOf(loss, { renewalOverdue: true }))).toEqual([
      'high',
      'high',
      'high',
      'critical',
    ]);
    expect(bandOf(0.1, { renewalOverdue: true, shiftForWorse: true })).toBe('high');
  });
});

describe('the evidence', () => {
  it.each([
    [1, 0, 3000, 'thin'],
    [1, 1, 3000, 'thin'],
    [2, 0, 182, 'thin'],
    [9, 8, 182, 'thin'],
    [2, 0, 183, 'some'],
    [3, 2, 3000, 'some'],
    [4, 0, 183, 'strong'],
    [2, 4, 3000, 'strong'],
  ] as const)('of %i occasions and %i renewals over %i days is %s', (occasions, renewals, days, grade) => {
    expect(evidenceGrade(occasions, renewals, days)).toBe(grade);
  });

  it('of a contract that was bought once and prolonged itself is what its renewals say', () => {
    expect(evidenceGrade(1, 2, 1000)).toBe('some');
    expect(evidenceGrade(1, 5, 2000)).toBe('strong');
  });
});
