import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertiesToSend, standingAfter } from '../../../src/hubspot/properties/properties-to-send.ts';
import type { PublishedValues } from '../../../src/operations/ports.ts';
import { anyPublishedValues, PUBLISHED } from '../../support/published-values.ts';

const LATER = '2026-11-21T02:00:00.000Z';

function sent(changes: Partial<PublishedValues>): readonly string[] {
  return Object.keys(propertiesToSend(PUBLISHED, { ...PUBLISHED, scoredAt: LATER, ...changes }));
}

describe('propertiesToSend', () => {
  it('sends nothing where nothing changed but the time of scoring', () => {
    expect(sent({})).toEqual([]);
  });

  it.each([
    ['a choice', { risk: 'watch' }, 'loyalty_risk'],
    ['a date', { renewalDate: 20_513 }, 'loyalty_renewal_date'],
    ['a text', { model: 'portal-2' }, 'loyalty_model'],
    ['an instant', { alertAt: LATER }, 'loyalty_alert_at'],
    ['a score that moved by 2 points', { score: 86.2 }, 'loyalty_score'],
    ['an amount that moved by 1 %', { currentAnnualValue: 48_480 }, 'loyalty_current_annual_value'],
    ['a share that moved by 1 %', { shareOfWallet: 0.404 }, 'loyalty_share_of_wallet'],
    ['a value that is no longer there', { valueGap: null }, 'loyalty_value_gap'],
    ['a value that is new', { valueTier: 'top_5' }, 'loyalty_value_tier'],
  ] as const)('sends %s, and the time of scoring with it', (_case, changes, name) => {
    expect([...sent(changes)].sort()).toEqual([name, 'loyalty_scored_at'].sort());
  });

  it.each([
    ['a score that moved by less than 2 points', { score: 86.1 }],
    ['an amount that moved by less than 1 %', { currentAnnualValue: 48_479 }],
    ['a difference below the published precision', { lifetimeValue: 148_000.5004 }],
  ] as const)('does not send %s', (_case, changes) => {
    expect(sent(changes)).toEqual([]);
  });

  it('sends the sentence that sums up along with others, and never alone', () => {
    expect(sent({ summary: 'Another sentence.' })).toEqual([]);
    expect(sent({ summary: 'Another sentence.', risk: 'watch' }).toSorted()).toEqual([
      'loyalty_risk',
      'loyalty_scored_at',
      'loyalty_summary',
    ]);
  });

  it('counts steps from what was last published, not from scoring to scoring', () => {
    expect(sent({ score: 85.5 })).toEqual([]);
    expect(sent({ score: 86.5 })).toContain('loyalty_score');
  });

  it('is not misled by the rounding of decimals', () => {
    const before = { ...PUBLISHED, score: 69.9 };
    expect(propertiesToSend(before, { ...before, score: 71.9 })).toHaveProperty('loyalty_score', '71.9');
  });

  it('sends any amount where there was none, or zero', () => {
    const before = { ...PUBLISHED, valueGap: 0, valueAtRisk: null };
    const after = { ...before, valueGap: 0.01, valueAtRisk: 0 };
    expect(propertiesToSend(before, after)).toMatchObject({ loyalty_value_gap: '0.01', loyalty_value_at_risk: '0' });
  });

  it('sends at the first time whatever has a value, and no previous value, change or alert', () => {
    const first = propertiesToSend(null, PUBLISHED);
    expect(first).toMatchObject({ loyalty_segment: 'ideal', loyalty_scored_at: '2026-11-20T02:00:00.000Z' });
    expect(Object.values(first)).not.toContain('');
    expect(Object.keys(first).filter((name) => /previous|changed_at|alert/.test(name))).toEqual([]);
  });

  it('leaves the record so that the same values are not sent again', () => {
    fc.assert(
      fc.property(anyPublishedValues, (values) => {
        expect(propertiesToSend(values, { ...values, scoredAt: LATER })).toEqual({});
      }),
    );
  });
});

describe('standingAfter', () => {
  it('is what stood there, overlaid with exactly what is sent', () => {
    const after = { ...PUBLISHED, scoredAt: LATER, risk: 'watch', score: 85, summary: 'Watch.' } as const;
    // The score moved by less than 2 points: it was not sent, and does not stand on the record.
    expect(standingAfter(PUBLISHED, after)).toEqual({ ...after, score: PUBLISHED.score });
  });

  it('is nothing where nothing is worth sending', () => {
    expect(standingAfter(PUBLISHED, { ...PUBLISHED, scoredAt: LATER, score: 85 })).toBeNull();
  });

  it('leaves nothing to send, and comes to the same from wherever it starts', () => {
    fc.assert(
      fc.property(anyPublishedValues, anyPublishedValues, (before, after) => {
        const standing = standingAfter(before, after);
        if (standing === null) return;
        expect(propertiesToSend(before, standing)).toEqual(propertiesToSend(before, after));
        expect(standingAfter(standing, after)).toBeNull();
      }),
    );
  });
});
