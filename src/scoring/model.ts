import type { NamedParameters } from './models/repeat-models.ts';
import type { EngagementModel } from './engagement/engagement-model.ts';
import type { Day, Money } from './types.ts';

/** Beta distribution of a loss probability per test: mean loss = alpha / (alpha + beta), strength = alpha + beta. */
export interface BetaPrior {
  readonly alpha: number;
  readonly beta: number;
}

/** Log-normal spend per occasion: how customers differ (between) and how one customer's occasions differ (within). */
export interface SpendPrior {
  /** Mean of the customers' mean log amount; null in the seed, which knows no portal's prices. */
  readonly meanLog: number | null;
  readonly betweenVariance: number;
  readonly withinVariance: number;
  /** Variance of the log price from one contract term to the next. */
  readonly contractVariance: number;
}

/** What a group of similar customers (industry and size) adds to the portal's prior. */
export interface GroupPrior {
  readonly renewal: BetaPrior;
  readonly customers: number;
  /** Tests (renewals due, or years) it rests on. */
  readonly tests: number;
}

/** What comparable customers are known to spend: the upper end of their current annual values. */
export interface WalletEstimate {
  readonly amount: Money;
  /** Customers it rests on. */
  readonly comparable: number;
}

/** Fitted parameters, versioned; the id stands beside every score. */
export interface Model {
  readonly id: string;
  readonly kind: 'seed' | 'portal';
  readonly fittedOn: Day | null;
  /** Customers the fit rests on; 0 for the seed. */
  readonly customers: number;
  /** Loss at a renewal, or in a year without a contract. */
  readonly renewal: BetaPrior;
  /** By `groupKey`; groups too small to speak are not there. */
  readonly groups: Readonly<Record<string, GroupPrior>>;
  /** Purchases without a contract, in days; null: the seed's rule of years with and without a purchase. */
  readonly repeat: NamedParameters | null;
  /** Return within the horizon after a loss. */
  readonly winBack: BetaPrior;
  readonly spend: SpendPrior;
  /** What the last twelve months brought over what was to be expected of customers without a contract; 1 in the seed. */
  readonly growth: number;
  /** By `groupKey`; groups too small to speak are not there. */
  readonly wallets: Readonly<Record<string, WalletEstimate>>;
  /** What engagement and voice add to the purchases; null where they added nothing to past forecasts. */
  readonly engagement: EngagementModel | null;
}

/**
 * The seed: what is assumed before a portal's own data speaks.
 *
 * Renewal: Reichheld (HBR, March 1996: companies lose half their customers in five years) solved for S(5) = 0.5 at
 * strength 8, which gives a first-year retention of 0.8417. Win-back and spend are the authors' judgement and called so.
 */
export const SEED_MODEL: Model = {
  id: 'seed-1',
  kind: 'seed',
  fittedOn: null,
  customers: 0,
  renewal: { alpha: 8 * (1 - 0.8417), beta: 8 * 0.8417 },
  groups: {},
  repeat: null,
  winBack: { alpha: 9, beta: 1 },
  spend: { meanLog: null, betweenVariance: 1.5, withinVariance: 0.5, contractVariance: 0.1 },
  growth: 1,
  wallets: {},
  engagement: null,
};

const SIZE_BANDS = [10, 50, 250, 1000, 5000] as const;

/** The group of similar customers: industry and band of employees (below 10, 50, 250, 1,000, 5,000, or more); null where both are unknown. */
export function groupKey(company: { readonly industry: string; readonly employees: number | null }): string | null {
  const industry = company.industry.trim().toLowerCase();
  if (industry === '' && company.employees === null) return null;
  const { employees } = company;
  const band = employees === null ? 'any' : String(SIZE_BANDS.find((limit) => employees < limit) ?? 'more');
  return `${industry === '' ? 'any' : industry}|${band}`;
}
