import type { NamedParameters } from './models/repeat-models.ts';
import type { EngagementModel } from './engagement/engagement-model.ts';
import type { Day, Money, Probability } from './types.ts';

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
  /** Variance over the customers of their own mean log price step at a renewal. */
  readonly contractVariance: number;
  /** By `groupKey`; groups too small to speak are not there. */
  readonly groups: Readonly<Record<string, GroupSpend>>;
}

/** The level of spend in a group of similar customers, and how they differ around it. */
export interface GroupSpend {
  readonly meanLog: number;
  readonly betweenVariance: number;
}

/** How contracts grow: expansions within a term, and the price step at a renewal. */
export interface ContractGrowth {
  /** What is bought on top per year, as a share of the yearly price: mean, and how customers and a customer's years differ. */
  readonly expansions: {
    readonly perYear: number;
    /** Between customers; 0 where nothing is known: a customer's own record then has no weight. */
    readonly betweenVariance: number;
    /** Of one customer's year. */
    readonly withinVariance: number;
  };
  /** Opening price of a term over the price that the term before it ended with, by length of that term. */
  readonly renewalStep: { readonly yearly: number; readonly longer: number };
}

/** What becomes of pilots. */
export interface PilotPrior {
  /** Share that is converted in the end. */
  readonly conversion: Probability;
  /** Logarithm of the days from the pilot to what followed it. */
  readonly logDays: { readonly mean: number; readonly variance: number };
  /** First yearly price of a contract over what the pilots before them brought, all together. */
  readonly priceFactor: number;
  /** Variance of the logarithm of that factor over the customers. */
  readonly logVariance: number;
  /** Pilots that became a contract. */
  readonly conversions: number;
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
  readonly contractGrowth: ContractGrowth;
  /** Null where too few pilots became contracts. */
  readonly pilots: PilotPrior | null;
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
  spend: { meanLog: null, betweenVariance: 1.5, withinVariance: 0.5, contractVariance: 0.1, groups: {} },
  contractGrowth: {
    expansions: { perYear: 0, betweenVariance: 0, withinVariance: 0.01 },
    renewalStep: { yearly: 1, longer: 1 },
  },
  pilots: null,
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
