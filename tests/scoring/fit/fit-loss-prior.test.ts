import { describe, expect, it } from 'vitest';
import { fitLossPrior, type LossRecord } from '../../../src/scoring/fit/fit-loss-prior.ts';
import { fitShiftedBetaGeometric, outcomesOfCustomers } from '../../../src/scoring/fit/fit-shifted-beta-geometric.ts';
import { SEED_MODEL } from '../../../src/scoring/model.ts';
import { seededRandom } from '../../support/seeded-random.ts';

/** Each customer is tested three times, with a loss probability of its own: 0.1 or 0.5, half and half. */
function simulate(customers: number): readonly LossRecord[] {
  const random = seededRandom(11);
  return Array.from({ length: customers }, () => {
    const loss = random() < 0.5 ? 0.1 : 0.5;
    const lost = [0, 1, 2].filter(() => random() < loss).length;
    return { kept: 3 - lost, lost };
  });
}

describe('fitting what customers do at their tests', () => {
  it('leaves the prior where nothing was tested', () => {
    const { parameters, converged } = fitLossPrior([{ kept: 0, lost: 0 }], SEED_MODEL.renewal);
    expect(converged).toBe(true);
    expect(parameters.alpha).toBeCloseTo(SEED_MODEL.renewal.alpha, 6);
    expect(parameters.beta).toBeCloseTo(SEED_MODEL.renewal.beta, 6);
  });

  it('finds the mean and how much customers differ', () => {
    const { parameters } = fitLossPrior(simulate(4000), SEED_MODEL.renewal);
    const { alpha, beta } = parameters;
    expect(alpha / (alpha + beta)).toBeCloseTo(0.3, 1);
    // Variance 0.04 of the loss probability: mean (1 − mean)/(strength + 1).
    expect((alpha * beta) / ((alpha + beta) ** 2 * (alpha + beta + 1))).toBeCloseTo(0.04, 2);
  });

  it('says the same as the shifted-beta-geometric where each customer is lost at most once', () => {
    const customers = [
      ...Array.from({ length: 40 }, () => ({ renewalsMade: 3, lost: false })),
      ...Array.from({ length: 20 }, (_, index) => ({ renewalsMade: index % 3, lost: true })),
    ];
    const outcomes = outcomesOfCustomers(customers);
    const expected = fitShiftedBetaGeometric('map', outcomes, customers.length).parameters;
    const own = fitLossPrior(
      customers.map(({ renewalsMade, lost }) => ({ kept: renewalsMade, lost: Number(lost) })),
      SEED_MODEL.renewal,
    ).parameters;
    expect(own.alpha).toBeCloseTo(expected.alpha, 4);
    expect(own.beta).toBeCloseTo(expected.beta, 4);
  });

  it.each([
    ['everybody passed', Array.from({ length: 500 }, () => ({ kept: 5, lost: 0 }))],
    ['everybody was lost', Array.from({ length: 500 }, () => ({ kept: 0, lost: 4 }))],
    ['one passed five thousand times', [{ kept: 5000, lost: 0 }]],
  ])('converges where %s', (_, records) => {
    const { parameters, converged } = fitLossPrior(records, SEED_MODEL.renewal);
    expect(converged).toBe(true);
    expect(parameters.alpha).toBeGreaterThan(0);
    expect(parameters.beta).toBeGreaterThan(0);
  });
});
