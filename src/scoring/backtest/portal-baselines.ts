import { fitLogistic, logisticProbability } from '../fit/logistic.ts';
import type { PortalSlice, SliceCustomer } from '../fit/portal/portal-slice.ts';
import type { LoyaltyTest, Probability } from '../types.ts';

export type PortalRule = (customer: SliceCustomer) => Probability;

/** The rules that need no model, learnt from one slice that was over when the forecast was made. */
export interface PortalRules {
  /** The share that passed the same kind of test. */
  readonly baseRate: PortalRule;
  /** The customer's own share of tests passed, or its own rate of purchases. */
  readonly ownRate: PortalRule;
  /** The time since the last purchase, by a logistic, for each kind of test. */
  readonly recency: PortalRule;
}

const TESTS: readonly LoyaltyTest[] = ['next_renewal', 'purchase_within_horizon', 'win_back'];

/** Learns the rules from a slice. Half a case added either way keeps a share off 0 and 1. */
export function learnPortalRules(past: PortalSlice): PortalRules {
  const cases = past.customers.flatMap((customer) =>
    customer.outcome === null ? [] : [{ customer, test: customer.outcome.test, passed: customer.outcome.passed }],
  );
  const shares = new Map(
    TESTS.map((test) => {
      const same = cases.filter((one) => one.test === test);
      return [test, (same.filter((one) => one.passed).length + 0.5) / (same.length + 1)];
    }),
  );
  const recency = new Map(TESTS.map((test) => [test, learnRecency(cases.filter((one) => one.test === test))]));
  const horizon = past.end - past.cut;
  const baseRate: PortalRule = ({ relationship }) => shares.get(relationship.core.test) ?? 0.5;
  return {
    baseRate,
    ownRate: (customer) => ownRate(customer, horizon),
    recency: (customer) => {
      const coefficients = recency.get(customer.relationship.core.test) ?? null;
      return coefficients === null ? baseRate(customer) : logisticProbability(coefficients, silenceRow(customer));
    },
  };
}

function ownRate(
  { relationship: { contracts }, read: { occasions }, engagement }: SliceCustomer,
  horizon: number,
): Probability {
  if (contracts !== null) {
    return (contracts.renewalsMade + 0.5) / (contracts.renewalsMade + contracts.renewalsLost + 1);
  }
  const { tenureDays } = engagement.facts;
  return tenureDays === 0 ? 0 : -Math.expm1((-(occasions.length - 1) / tenureDays) * horizon);
}

function learnRecency(
  cases: readonly { readonly customer: SliceCustomer; readonly passed: boolean }[],
): readonly number[] | null {
  if (!cases.some((one) => one.passed) || cases.every((one) => one.passed)) return null;
  const fit = fitLogistic(
    {
      features: Float64Array.from(cases.flatMap(({ customer }) => [...silenceRow(customer)])),
      featureCount: 2,
      outcomes: Float64Array.from(cases, (one) => Number(one.passed)),
    },
    [1e-6, 1e-6],
  );
  return fit.converged ? fit.coefficients : null;
}

function silenceRow({ read: { occasions }, engagement }: SliceCustomer): Float64Array {
  const first = occasions[0]?.day ?? 0;
  const last = occasions.at(-1)?.day ?? first;
  return Float64Array.of(1, Math.log1p(engagement.facts.tenureDays - (last - first)));
}
