import { describe, expect, it } from 'vitest';
import type { Wallet } from '../../../src/scoring/types.ts';
import { chooseBudget, isWalletStale, readWallet } from '../../../src/scoring/value/wallet.ts';
import { budget, day } from '../../support/histories.ts';

const ESTIMATE: Wallet = { amount: 900, source: 'estimated', asOf: null, by: null, comparable: 31 };

describe('the budget that counts', () => {
  const own = (amount: number, asOf?: string) => ({ ...budget(amount, asOf), property: 'IT budget' });

  it.each([
    ['the only one there', budget(10), null, 10],
    ["the portal's own where it is the only one", null, own(20), 20],
    ["the portal's own where it is dated later", budget(10, '2026-02-03'), own(20, '2026-02-04'), 20],
    ['the entered one where it is dated later', budget(10, '2026-02-03'), own(20, '2026-02-02'), 10],
    ['the entered one of the same day', budget(10, '2026-02-03'), own(20, '2026-02-03'), 10],
    ['the entered one where it alone is dated', budget(10, '2020-01-01'), own(20), 10],
    ["the portal's own where it alone is dated", budget(10), own(20, '2020-01-01'), 20],
    ["the portal's own where neither is dated", budget(10), own(20), 20],
    ['the other where one is zero', budget(0, '2026-02-03'), own(20), 20],
    ['the entered one where the own one is zero', budget(10), own(0, '2026-02-03'), 10],
  ])('is %s', (_name, entered, mapped, amount) => {
    expect(chooseBudget(entered, mapped)?.amount).toBe(amount);
  });

  it('is none where there is none, and says which property it comes from', () => {
    expect(chooseBudget(null, null)).toBeNull();
    expect(readWallet(chooseBudget(null, own(90)), null, 30).wallet).toEqual({
      ...{ amount: 90, source: 'entered', asOf: null, by: null },
      ...{ property: 'IT budget', comparable: null },
    });
  });
});

describe('the value gap', () => {
  it('is the budget less what is spent, with the share beside it', () => {
    expect(readWallet(budget(120_000, '2026-02-03'), null, 48_000)).toEqual({
      wallet: { amount: 120_000, source: 'entered', asOf: day('2026-02-03'), by: null, comparable: null },
      valueGap: 72_000,
      shareOfWallet: 0.4,
      walletBelowSpend: false,
    });
  });

  it('is not known without a budget, and then never zero', () => {
    for (const nothing of [null, budget(0), budget(-5)]) {
      expect(readWallet(nothing, null, 48_000)).toEqual({
        wallet: null,
        valueGap: null,
        shareOfWallet: null,
        walletBelowSpend: false,
      });
    }
  });

  it('does not exist where the budget is below spend, and the share is above 1', () => {
    expect(readWallet(budget(40_000), null, 48_000)).toMatchObject({
      valueGap: null,
      shareOfWallet: 1.2,
      walletBelowSpend: true,
    });
  });

  it('does not exist where the budget is spent to the last cent', () => {
    expect(readWallet(budget(48_000), null, 48_000)).toMatchObject({
      valueGap: null,
      shareOfWallet: 1,
      walletBelowSpend: false,
    });
  });

  it('rests on an estimate only where nothing was entered', () => {
    expect(readWallet(null, ESTIMATE, 300)).toMatchObject({ wallet: ESTIMATE, valueGap: 600 });
    expect(readWallet(budget(500), ESTIMATE, 300).wallet?.source).toBe('entered');
  });

  it('is the whole budget of a customer that spends nothing now', () => {
    expect(readWallet(budget(500), null, 0)).toMatchObject({ valueGap: 500, shareOfWallet: 0 });
  });
});

describe('an old budget', () => {
  const policy = { budgetStaleAfterMonths: 18 };
  const isStale = (asOf: string | null, today: string) =>
    isWalletStale(readWallet(budget(500, asOf), null, 0).wallet, policy, day(today));

  it('is called stale after the months of the policy', () => {
    expect(isStale('2025-05-21', '2026-11-21')).toBe(false);
    expect(isStale('2025-05-21', '2026-11-22')).toBe(true);
  });

  it('is not called so where its day is not known, nor where there is none', () => {
    expect(isStale(null, '2026-11-21')).toBe(false);
    expect(isWalletStale(null, policy, day('2026-11-21'))).toBe(false);
  });
});
