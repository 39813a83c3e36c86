import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retentionWhatIf, type RetentionWhatIfInput } from '../../../src/programme/return/retention-what-if.ts';

const PORTAL: RetentionWhatIfInput = {
  ...{ retention: 0.8, annualRevenue: 1000, customers: 10, grossMargin: 0.6, costToServe: 10 },
  ...{ lifetimeYears: 2, annualDiscountRate: 0.25 },
};

function computed(input: RetentionWhatIfInput, points: number) {
  const told = retentionWhatIf(input, points);
  if (told.kind !== 'computed') throw new Error('there was a margin');
  return told;
}

describe('what better retention is worth', () => {
  it('is the margin of this year and of the years after it, kept and discounted', () => {
    // 500 × (1 + 0.64 + 0.4096), and with 90 % kept 500 × (1 + 0.72 + 0.5184).
    const told = computed(PORTAL, 10);
    expect(told.profitBefore).toBeCloseTo(1024.8, 9);
    expect(told.profitAfter).toBeCloseTo(1119.2, 9);
    expect(told.change).toBeCloseTo(94.4, 9);
    expect(told.changeShare).toBeCloseTo(94.4 / 1024.8, 12);
  });

  it('keeps nobody above all and nobody below none', () => {
    expect(computed({ ...PORTAL, retention: 0.98 }, 5).changed).toBe(1);
    expect(computed({ ...PORTAL, retention: 0.02 }, -5).changed).toBe(0);
  });

  it('is not told where today’s customers bring no margin', () => {
    expect(retentionWhatIf({ ...PORTAL, costToServe: 60 }, 5)).toEqual({ kind: 'no_margin', annualMargin: 0 });
  });

  it('never falls as more are kept', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, rate) => {
        const profit = (retention: number) =>
          computed({ ...PORTAL, retention, annualDiscountRate: rate }, 0).profitBefore;
        expect(profit(Math.max(one, other))).toBeGreaterThanOrEqual(profit(Math.min(one, other)));
      }),
    );
  });
});
