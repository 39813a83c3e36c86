import { describe, expect, it } from 'vitest';
import { settlePublished } from '../../src/operations/settle-published.ts';
import type { PublishedValues } from '../../src/operations/ports.ts';
import type { Risk, Segment } from '../../src/scoring/types.ts';
import { day } from '../support/histories.ts';
import { at, last, publish, read } from '../support/published-readings.ts';

describe('the first scoring', () => {
  it('leaves every previous, changed-at and alert-at empty, however bad it is', () => {
    expect(last(publish(['2026-11-01', { risk: 'critical', segment: 'non_ideal', status: 'lapsed' }]))).toMatchObject({
      risk: 'critical',
      segment: 'non_ideal',
      previousSegment: null,
      segmentChangedAt: null,
      previousRisk: null,
      riskChangedAt: null,
      alertAt: null,
      changeReason: null,
      pendingChange: null,
    });
  });

  it('of a record that only holds empty values is a first scoring too', () => {
    const { values, score } = read('2026-11-01', { risk: 'high' });
    const empty = { ...values, scoredAt: null, risk: 'low' as const };
    expect(settlePublished(empty, values, score, day('2026-11-01'))).toEqual(values);
  });
});

describe('a change of risk', () => {
  it('waits for a reading on a second day', () => {
    const [, first, second] = publish(
      ['2026-11-01'],
      ['2026-11-02', { risk: 'high' }],
      ['2026-11-03', { risk: 'high' }],
    );
    expect(first).toMatchObject({ risk: 'low', pendingChange: 'risk=high since 2026-11-02', riskChangedAt: null });
    expect(second).toMatchObject({
      risk: 'high',
      previousRisk: 'low',
      riskChangedAt: at('2026-11-03'),
      alertAt: at('2026-11-03'),
      changeReason: 'customer',
      pendingChange: null,
    });
  });

  it('is not confirmed by a second reading of the same day', () => {
    const high = { risk: 'high' } as const;
    expect(
      last(publish(['2026-11-01'], ['2026-11-02', high], ['2026-11-02', high], ['2026-11-02', high])),
    ).toMatchObject({
      risk: 'low',
      pendingChange: 'risk=high since 2026-11-02',
    });
  });

  it('is forgotten when the next reading is as before', () => {
    const standing = publish(
      ['2026-11-01'],
      ['2026-11-02', { risk: 'high' }],
      ['2026-11-03'],
      ['2026-11-04', { risk: 'high' }],
    );
    expect(standing[2]?.pendingChange).toBeNull();
    expect(last(standing)).toMatchObject({ risk: 'low', pendingChange: 'risk=high since 2026-11-04' });
  });

  it('waits anew when the second reading goes the other way', () => {
    const standing = publish(
      ['2026-11-01', { risk: 'high' }],
      ['2026-11-02', { risk: 'watch' }],
      ['2026-11-03', { risk: 'critical' }],
    );
    expect(last(standing)).toMatchObject({ risk: 'high', pendingChange: 'risk=critical since 2026-11-03' });
  });

  it('for the better, or only to watch, raises no alert', () => {
    const toWatch = publish(['2026-11-01'], ['2026-11-02', { risk: 'watch' }], ['2026-11-03', { risk: 'watch' }]);
    expect(last(toWatch)).toMatchObject({ risk: 'watch', alertAt: null });
    const better = publish(
      ['2026-11-01', { risk: 'critical' }],
      ['2026-11-02', { risk: 'high' }],
      ['2026-11-03', { risk: 'high' }],
    );
    expect(last(better)).toMatchObject({ risk: 'high', previousRisk: 'critical', alertAt: null });
  });

  it('from watch over high to critical, back to high and to critical again raises three alerts', () => {
    const bands: readonly Risk[] = ['watch', 'high', 'critical', 'high', 'critical'];
    const readings = bands.flatMap((risk, index) =>
      [1, 2].map((reading) => [`2026-11-${String(2 * index + reading).padStart(2, '0')}`, { risk }] as const),
    );
    const standing = publish(...readings);
    expect([...new Set(standing.map(({ alertAt }) => alertAt))]).toEqual([
      null,
      at('2026-11-04'),
      at('2026-11-06'),
      at('2026-11-10'),
    ]);
    expect(last(standing)).toMatchObject({ risk: 'critical', previousRisk: 'high' });
  });
});

describe('a change of segment', () => {
  it('waits for a second day beside a waiting risk, each on its own', () => {
    const standing = publish(
      ['2026-11-01', { segment: 'ideal' }],
      ['2026-11-02', { segment: 'uncertain' }],
      ['2026-11-03', { segment: 'uncertain', risk: 'high' }],
    );
    expect(standing[1]).toMatchObject({
      segment: 'ideal',
      segmentComputed: 'uncertain',
      pendingChange: 'segment=uncertain since 2026-11-02',
    });
    expect(last(standing)).toMatchObject({
      segment: 'uncertain',
      previousSegment: 'ideal',
      segmentChangedAt: at('2026-11-03'),
      risk: 'low',
      pendingChange: 'risk=high since 2026-11-03',
    });
  });

  it('away from Ideal raises an alert, and to it none', () => {
    const change = (from: Segment, to: Segment) =>
      last(
        publish(['2026-11-01', { segment: from }], ['2026-11-02', { segment: to }], ['2026-11-03', { segment: to }]),
      );
    expect(change('ideal', 'uncertain')?.alertAt).toBe(at('2026-11-03'));
    expect(change('uncertain', 'ideal')?.alertAt).toBeNull();
    expect(change('uncertain', 'non_ideal')?.alertAt).toBeNull();
  });

  it('keeps what was before when only the risk changes', () => {
    const standing = publish(
      ['2026-11-01', { segment: 'ideal' }],
      ['2026-11-02', { segment: 'uncertain' }],
      ['2026-11-03', { segment: 'uncertain' }],
      ['2026-11-04', { segment: 'uncertain', risk: 'watch' }],
      ['2026-11-05', { segment: 'uncertain', risk: 'watch' }],
    );
    expect(last(standing)).toMatchObject({
      previousSegment: 'ideal',
      segmentChangedAt: at('2026-11-03'),
      risk: 'watch',
    });
  });
});

describe('a hard event', () => {
  it('settles at once: a purchase since the last scoring', () => {
    const bought = { risk: 'high', lastPurchaseOn: '2026-11-02' } as const;
    expect(last(publish(['2026-11-01'], ['2026-11-02', bought]))).toMatchObject({
      risk: 'high',
      changeReason: 'customer',
    });
  });

  it('settles at once: a lapse, with its alert, and a return', () => {
    const lapsed = { risk: 'critical', segment: 'non_ideal', status: 'lapsed' } as const;
    const standing = publish(['2026-11-01'], ['2026-11-02', lapsed], ['2026-11-03', { status: 'won_back' }]);
    expect(standing[1]).toMatchObject({ risk: 'critical', segment: 'non_ideal', alertAt: at('2026-11-02') });
    expect(standing[2]).toMatchObject({ risk: 'low', segment: 'uncertain', customerStatus: 'won_back' });
  });

  it('settles the risk of a renewal that fell overdue at once, and the segment on a second day', () => {
    const overdue = { status: 'renewal_overdue', risk: 'high', segment: 'non_ideal' } as const;
    const [, first, second] = publish(['2026-11-01'], ['2026-11-02', overdue], ['2026-11-03', overdue]);
    expect(first).toMatchObject({ risk: 'high', previousRisk: 'low', alertAt: at('2026-11-02'), segment: 'uncertain' });
    expect(second).toMatchObject({ risk: 'high', alertAt: at('2026-11-02'), segment: 'non_ideal' });
    const worse = publish(['2026-11-01', overdue], ['2026-11-02', { ...overdue, risk: 'critical' }]);
    expect(last(worse)).toMatchObject({ risk: 'high', pendingChange: 'risk=critical since 2026-11-02' });
  });

  it('is not a purchase that the last scoring knew already', () => {
    const standing = publish(
      ['2026-11-01', { lastPurchaseOn: '2026-10-31' }],
      ['2026-11-02', { risk: 'high', lastPurchaseOn: '2026-10-31' }],
    );
    expect(last(standing)?.risk).toBe('low');
  });
});

describe('the note of which budget the as-of day belongs to', () => {
  const settle = (noted: string | null, reading: Partial<PublishedValues>) => {
    const { values, score } = read('2026-11-01');
    const before = { ...values, walletSource: 'entered', budgetDated: noted } as const;
    return settlePublished(before, { ...values, ...reading }, score, day('2026-11-02')).budgetDated;
  };
  const NOTE = '60000 as of 2026-02-03';

  it('is renewed with the budget and its day', () => {
    expect(settle(NOTE, { walletSource: 'entered', budgetDated: '80000 as of 2026-11-02' })).toBe(
      '80000 as of 2026-11-02',
    );
    expect(settle(null, { walletSource: 'entered', budgetDated: NOTE })).toBe(NOTE);
  });

  it('stands while the age of the budget is not known, and goes with the budget', () => {
    expect(settle(NOTE, { walletSource: 'entered', budgetDated: null })).toBe(NOTE);
    expect(settle(NOTE, { walletSource: null, budgetDated: null })).toBe(NOTE);
    expect(settle(NOTE, { walletSource: 'estimated', budgetDated: null })).toBeNull();
    expect(settle(NOTE, { walletSource: 'none', budgetDated: null })).toBeNull();
  });
});

describe('what does not wait', () => {
  it('are numbers and dates, and the value tier stays where only one company is in view', () => {
    const { values, score } = read('2026-11-01');
    const before = { ...values, valueTier: 'top_20' as const, score: 12, lifetimeValue: 5 };
    expect(settlePublished(before, values, score, day('2026-11-02'))).toMatchObject({
      score: values.score,
      lifetimeValue: values.lifetimeValue,
      valueTier: 'top_20',
    });
    const tiered = { ...values, valueTier: 'rest' as const };
    expect(settlePublished(before, tiered, score, day('2026-11-02')).valueTier).toBe('rest');
  });

  it('is a note of waiting that nobody can read', () => {
    const { values } = read('2026-11-01');
    const next = read('2026-11-02', { risk: 'high' });
    for (const pendingChange of ['nonsense', 'risk=terrible since 2026-11-01', 'risk=high since yesterday', '; ;']) {
      const settled = settlePublished({ ...values, pendingChange }, next.values, next.score, day('2026-11-02'));
      expect(settled.pendingChange, pendingChange).toBe('risk=high since 2026-11-02');
    }
  });
});
