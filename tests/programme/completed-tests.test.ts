import { describe, expect, it } from 'vitest';
import { lastCompletedTest } from '../../src/programme/completed-tests.ts';
import { DEFAULT_POLICY } from '../../src/scoring/policy.ts';
import type { Deal } from '../../src/scoring/types.ts';
import { companyHistory, day, lostRenewal, wonDeal, wonRenewal } from '../support/histories.ts';

const lastTest = (deals: readonly Deal[]) =>
  lastCompletedTest(companyHistory({ deals }), DEFAULT_POLICY, day('2026-11-21'));

/** One contract renews every March, the other every September. */
const TWO = [
  wonDeal({ id: 'a', on: '2024-03-01', termMonths: 12 }),
  wonDeal({ id: 'b', on: '2024-09-01', termMonths: 12 }),
  wonRenewal({ id: 'a2', on: '2025-03-01', termMonths: 12 }),
  wonRenewal({ id: 'b2', on: '2025-09-01', termMonths: 12 }),
  wonRenewal({ id: 'a3', on: '2026-03-01', termMonths: 12 }),
];

describe('the last completed test of contracts side by side', () => {
  it('is the latest renewal of any of them, made or lost', () => {
    expect(lastTest(TWO.slice(0, 3))).toMatchObject({ day: day('2026-03-01'), passed: false });
    expect(lastTest([...TWO, wonRenewal({ id: 'b3', on: '2026-08-25', termMonths: 12 })])).toMatchObject({
      day: day('2026-08-25'),
      passed: true,
    });
    expect(lastTest([...TWO, lostRenewal({ on: '2026-08-20' })])).toMatchObject({
      day: day('2026-08-20'),
      passed: false,
    });
    const lateLoss = [...TWO.slice(0, 4), lostRenewal({ on: '2026-02-20' })];
    expect(lastTest([...lateLoss, wonRenewal({ id: 'b3', on: '2026-08-25', termMonths: 12 })])?.passed).toBe(true);
  });
});
