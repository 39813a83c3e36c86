import type { Probability } from '../types.ts';

/**
 * When future revenue comes, as weights on the number of tests passed until then: the present value of a yearly margin of
 * 1 from the first test on is Σ over years of discount × Σ over k ≥ 1 of weight[k] × P(the next k tests are passed).
 * Weight 0 is the time before the first test, which the running term has paid for.
 */
export interface SurvivalWeights {
  /** For each future year (index 0 is year 1): how much of it lies behind k tests, by k. */
  readonly years: readonly (readonly number[])[];
  /** Factor of the present value for each year: (1 + rate)^−year. */
  readonly discounts: readonly number[];
}

/**
 * @param years of the lifetime, after the as-of day; whole, at least 1
 * @param firstTest years until the next test; 0 when it is due now
 * @param term years between tests
 * @param annualDiscountRate per year; 0.12 is 12 %
 */
export function survivalWeights(
  years: number,
  firstTest: number,
  term: number,
  annualDiscountRate: number,
): SurvivalWeights {
  const perYear: number[][] = [];
  const discounts: number[] = [];
  for (let year = 1; year <= years; year += 1) {
    const weights: number[] = [Math.max(0, Math.min(year, firstTest) - (year - 1))];
    // Behind k tests lies the time from firstTest + (k − 1) × term to firstTest + k × term.
    for (let tests = 1; firstTest + (tests - 1) * term < year; tests += 1) {
      const from = Math.max(year - 1, firstTest + (tests - 1) * term);
      const to = Math.min(year, firstTest + tests * term);
      weights[tests] = Math.max(0, to - from);
    }
    perYear.push(weights);
    discounts.push((1 + annualDiscountRate) ** -year);
  }
  return { years: perYear, discounts };
}

/** Chance of passing the next k tests for a loss probability per test drawn from Beta(alpha, beta), for k = 0 … tests. */
export function betaSurvival(alpha: number, beta: number, tests: number): readonly Probability[] {
  const survival = [1];
  for (let passed = 0; passed < tests; passed += 1) {
    survival.push((survival[passed] ?? 0) * ((beta + passed) / (alpha + beta + passed)));
  }
  return survival;
}

/** The same for a known loss probability per test. */
export function constantSurvival(loss: Probability, tests: number): readonly Probability[] {
  const survival = [1];
  for (let passed = 0; passed < tests; passed += 1) survival.push((survival[passed] ?? 0) * (1 - loss));
  return survival;
}

/** The largest number of tests that any year lies behind. */
export function mostTests(weights: SurvivalWeights): number {
  return weights.years.reduce((most, year) => Math.max(most, year.length - 1), 0);
}
