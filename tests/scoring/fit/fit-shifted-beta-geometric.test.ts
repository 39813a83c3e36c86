import { describe, expect, it } from 'vitest';
import {
  fitShiftedBetaGeometric,
  outcomesOfCohort,
  outcomesOfCustomers,
} from '../../../src/scoring/fit/fit-shifted-beta-geometric.ts';
import { shiftedBetaGeometric } from '../../../src/scoring/models/shifted-beta-geometric.ts';

// Fader and Hardie 2007, table 1: survival of two cohorts after 0 to 12 years.
const REGULAR = [100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3];
const HIGH_END = [100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4];

function outcomes(percent: readonly number[], years: number) {
  return outcomesOfCohort(
    percent.slice(0, years + 1).map((share) => share / 100),
    1000,
  );
}

describe('fitShiftedBetaGeometric by maximum likelihood', () => {
  it.each([
    ['regular, seven years', REGULAR, 7, 0.704, 1.182, -1680.27],
    ['high-end, seven years', HIGH_END, 7, 0.668, 3.806, -1611.16],
    ['regular, four years', REGULAR, 4, 0.764, 1.296, -1401.56],
    ['high-end, four years', HIGH_END, 4, 1.281, 7.79, -1225.13],
  ])('reproduces the published table: %s', (_name, percent, years, alpha, beta, logLikelihood) => {
    const fit = fitShiftedBetaGeometric('mle', outcomes(percent, years), 1000);
    expect(fit.converged).toBe(true);
    expect(fit.parameters.alpha).toBeCloseTo(alpha, 3);
    expect(fit.parameters.beta).toBeCloseTo(beta, 3);
    expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 2);
  });

  it('foretells year 12 of the regular cohort from seven years within half a point', () => {
    const { parameters } = fitShiftedBetaGeometric('mle', outcomes(REGULAR, 7), 1000);
    expect(Math.abs(100 * shiftedBetaGeometric(parameters).survival(12) - 17.3)).toBeLessThan(0.5);
  });

  it('gives the log-likelihood of the model itself', () => {
    const { parameters, logLikelihood } = fitShiftedBetaGeometric('mle', outcomes(REGULAR, 3), 1000);
    const model = shiftedBetaGeometric(parameters);
    const lost = [369, 163, 86];
    const direct = lost.reduce((sum, count, index) => sum + count * Math.log(model.lossProbability(index + 1)), 0);
    expect(logLikelihood).toBeCloseTo(direct + 382 * Math.log(model.survival(3)), 7);
  });
});

describe('outcomesOfCustomers', () => {
  it('counts each renewal that was due: made, lost, or still to come', () => {
    expect(
      outcomesOfCustomers([
        { renewalsMade: 2, lost: true },
        { renewalsMade: 1, lost: false },
        { renewalsMade: 0, lost: true },
        { renewalsMade: 0, lost: false },
      ]),
    ).toEqual([
      { kept: 2, lost: 1 },
      { kept: 1, lost: 0 },
      { kept: 0, lost: 1 },
    ]);
  });

  it('says the same of single customers as of their cohort', () => {
    const customers = [369, 163, 86].flatMap((count, renewalsMade) =>
      Array.from({ length: count }, () => ({ renewalsMade, lost: true })),
    );
    const survivors = Array.from({ length: 382 }, () => ({ renewalsMade: 3, lost: false }));
    const single = outcomesOfCustomers([...customers, ...survivors]);
    for (const [index, { kept, lost }] of outcomes(REGULAR, 3).entries()) {
      expect(single[index]!.kept).toBeCloseTo(kept, 9);
      expect(single[index]!.lost).toBeCloseTo(lost, 9);
    }
  });
});

describe('fitShiftedBetaGeometric with the prior', () => {
  it('stays at the seed without data', () => {
    const fit = fitShiftedBetaGeometric('map', [], 0);
    expect(fit.converged).toBe(true);
    expect(fit.parameters.beta / (fit.parameters.alpha + fit.parameters.beta)).toBeCloseTo(0.8417, 6);
    expect(fit.parameters.alpha + fit.parameters.beta).toBeCloseTo(8, 6);
  });

  it.each([
    ['everybody renewed', { renewalsMade: 5, lost: false }],
    ['everybody left at once', { renewalsMade: 0, lost: true }],
    ['everybody left at the same renewal', { renewalsMade: 3, lost: true }],
  ])('converges where the likelihood has no maximum: %s', (_name, customer) => {
    const single = outcomesOfCustomers(Array.from({ length: 200 }, () => customer));
    expect(fitShiftedBetaGeometric('mle', single, 200).converged).toBe(false);
    const map = fitShiftedBetaGeometric('map', single, 200);
    expect(map.converged).toBe(true);
    expect(map.parameters.alpha).toBeGreaterThan(0);
    expect(map.parameters.beta).toBeGreaterThan(0);
  });
});
