import { fitLogistic, logisticProbability } from '../fit/logistic.ts';
import { slicePurchases, type BuyingCustomer, type KnownCustomer, type PurchaseForecast } from './purchase-slice.ts';
import type { Day } from '../types.ts';

export const BASELINE_NAMES = ['baseRate', 'ownRate', 'recency'] as const;
export type BaselineName = (typeof BASELINE_NAMES)[number];
export type Baseline = (known: readonly KnownCustomer[]) => readonly PurchaseForecast[];

/**
 * The rules that a model has to beat, each learnt from before `until` only: the share of customers who bought in the last
 * horizon; each customer's own rate of purchases; and the time since the last purchase, by a logistic.
 */
export function learnBaselines(
  customers: readonly BuyingCustomer[],
  until: Day,
  horizonDays: number,
): Readonly<Record<BaselineName, Baseline>> {
  const past = slicePurchases(customers, until - horizonDays, horizonDays);
  const count = past.known.length;
  const active = past.outcomes.filter((outcome) => outcome.purchases > 0).length;
  const share = (active + 0.5) / (count + 1);
  const meanPurchases = past.outcomes.reduce((sum, outcome) => sum + outcome.purchases, 0) / Math.max(1, count);
  const meanValue = past.outcomes.reduce((sum, outcome) => sum + outcome.value, 0) / Math.max(1, count);
  const coefficients = learnRecency(
    past.known,
    past.outcomes.map((outcome) => outcome.purchases > 0),
  );
  return {
    baseRate: (known) => known.map(() => ({ probability: share, purchases: meanPurchases, value: meanValue })),
    ownRate: (known) => known.map((customer) => ownRate(customer, horizonDays)),
    recency: (known) =>
      known.map((customer) => ({
        probability: coefficients === null ? share : logisticProbability(coefficients, recencyRow(customer)),
        purchases: meanPurchases,
        value: meanValue,
      })),
  };
}

function ownRate(customer: KnownCustomer, horizonDays: number): PurchaseForecast {
  const purchases = customer.age === 0 ? 0 : (customer.repeatPurchases / customer.age) * horizonDays;
  const amount = customer.spend / (customer.repeatPurchases + 1);
  return { probability: -Math.expm1(-purchases), purchases, value: purchases * amount };
}

function learnRecency(known: readonly KnownCustomer[], outcomes: readonly boolean[]): readonly number[] | null {
  if (!outcomes.includes(true) || !outcomes.includes(false)) return null;
  const features = Float64Array.from(known.flatMap((customer) => [...recencyRow(customer)]));
  const fit = fitLogistic({ features, featureCount: 2, outcomes: Float64Array.from(outcomes, Number) }, [1e-6, 1e-6]);
  return fit.converged ? fit.coefficients : null;
}

function recencyRow(customer: KnownCustomer): Float64Array {
  return Float64Array.of(1, Math.log1p(customer.age - customer.recency));
}
