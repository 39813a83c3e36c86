import fc from 'fast-check';
import { bgNbd } from '../../../src/scoring/models/bg-nbd.ts';
import { mbgNbd } from '../../../src/scoring/models/mbg-nbd.ts';
import { paretoNbd } from '../../../src/scoring/models/pareto-nbd.ts';
import type {
  PurchaseHistory,
  RepeatModelName,
  RepeatPurchaseModel,
} from '../../../src/scoring/models/repeat-purchase-model.ts';

/** Four parameters of any model: two shapes, a time, and a shape or a time. */
export interface FourParameters {
  readonly r: number;
  readonly alpha: number;
  readonly third: number;
  readonly fourth: number;
}

/** A model by its name, from the same four numbers; the fourth of Pareto/NBD is a time and is scaled as one. */
export function modelOf(
  name: RepeatModelName,
  { r, alpha, third, fourth }: FourParameters,
  unit = 1,
): RepeatPurchaseModel {
  const time = alpha * unit;
  if (name === 'bg-nbd') return bgNbd({ r, alpha: time, a: third, b: fourth });
  if (name === 'mbg-nbd') return mbgNbd({ r, alpha: time, a: third, b: fourth });
  return paretoNbd({ r, alpha: time, s: third, beta: 8 * fourth * unit });
}

function between(low: number, high: number): fc.Arbitrary<number> {
  return fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
}

export const parametersArbitrary: fc.Arbitrary<FourParameters> = fc.record({
  r: between(0.05, 20),
  alpha: between(0.2, 300),
  third: fc.oneof(between(0.05, 15), fc.constant(1)),
  fourth: between(0.1, 40),
});

export const historyArbitrary: fc.Arbitrary<PurchaseHistory> = fc
  .record({
    repeatPurchases: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 })),
    age: between(0.5, 1500),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ repeatPurchases, age, share }) => ({
    repeatPurchases,
    recency: repeatPurchases === 0 ? 0 : age * share,
    age,
  }));

export const horizonArbitrary: fc.Arbitrary<number> = between(0.5, 500);
