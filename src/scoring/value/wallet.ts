import { addMonths } from '../day.ts';
import type { Model } from '../model.ts';
import type { Policy } from '../policy.ts';
import type { Day, Entered, Money, Wallet } from '../types.ts';

export interface WalletReading {
  readonly wallet: Wallet | null;
  /** Wallet less current annual value; null without a wallet, and where the wallet is not above what is spent already. */
  readonly valueGap: Money | null;
  readonly shareOfWallet: number | null;
  /** The budget is below what the customer spends: ask again. */
  readonly walletBelowSpend: boolean;
}

type Budget = NonNullable<Entered['budget']>;

/**
 * Which of two budgets counts: the one entered for this app, or the one in the portal's own property. The later dated one; one
 * with a day before one without, since its age is known; of two without, the portal's own; of two of one day, the one entered
 * for this app. An amount of zero counts as none.
 */
export function chooseBudget(entered: Budget | null, own: Budget | null): Budget | null {
  if (own === null || own.amount === 0) return entered;
  if (entered === null || entered.amount === 0) return own;
  if (entered.asOf === null) return own;
  return own.asOf !== null && own.asOf > entered.asOf ? own : entered;
}

/** The entered budget against the current annual value. No wallet: no gap (never 0). An entered 0 counts as none. */
export function readWallet(
  budget: Entered['budget'],
  estimate: Wallet | null,
  currentAnnualValue: Money,
): WalletReading {
  const wallet: Wallet | null =
    budget !== null && budget.amount > 0 ? { ...budget, source: 'entered', comparable: null } : estimate;
  if (wallet === null) return { wallet: null, valueGap: null, shareOfWallet: null, walletBelowSpend: false };
  const gap = wallet.amount - currentAnnualValue;
  return {
    wallet,
    valueGap: gap > 0 ? gap : null,
    shareOfWallet: currentAnnualValue / wallet.amount,
    walletBelowSpend: gap < 0,
  };
}

/** What comparable customers spend, where that is more than this one spends already; null where nothing can be said. */
export function estimateWallet(
  { wallets }: Pick<Model, 'wallets'>,
  group: string | null,
  currentAnnualValue: Money,
): Wallet | null {
  const estimate = group === null ? undefined : wallets[group];
  if (estimate === undefined || estimate.amount <= currentAnnualValue) return null;
  return { amount: estimate.amount, source: 'estimated', asOf: null, by: null, comparable: estimate.comparable };
}

/** Whether an entered budget is older than the policy trusts. */
export function isWalletStale(
  wallet: Wallet | null,
  policy: Pick<Policy, 'budgetStaleAfterMonths'>,
  asOf: Day,
): boolean {
  const asked = wallet?.asOf ?? null;
  return asked !== null && addMonths(asked, policy.budgetStaleAfterMonths) < asOf;
}
