import { describe, expect, it } from 'vitest';
import { fitGammaGamma } from '../../../src/scoring/fit/fit-gamma-gamma.ts';
import { gammaGamma, type SpendHistory } from '../../../src/scoring/models/gamma-gamma.ts';
import { seededRandom } from '../models/simulate-columns.ts';
import { CDNOW, readCdnow } from './cdnow.ts';

describe.skipIf(CDNOW === null)('maximum likelihood on the repeat purchases of CDNOW', () => {
  it('reproduces the published p, q and v of 946 customers', () => {
    const histories = readCdnow('1997-09-30').flatMap((days) => {
      const amounts = [...days.values()].slice(1);
      const meanAmount = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;
      return amounts.length === 0 ? [] : [{ occasions: amounts.length, meanAmount }];
    });
    const fit = fitGammaGamma('mle', histories)!;
    expect(fit).toMatchObject({ customers: 946, converged: true });
    expect(fit.logLikelihood).toBeCloseTo(-4055.918, 3);
    expect(fit.parameters.p).toBeCloseTo(6.2496, 3);
    expect(fit.parameters.q).toBeCloseTo(3.7442, 3);
    expect(fit.parameters.v).toBeCloseTo(15.4435, 3);
  });
});

describe('fitGammaGamma with the prior', () => {
  const random = seededRandom(4);
  const hostile: Readonly<Record<string, readonly SpendHistory[]>> = {
    'amounts that never vary': Array.from({ length: 800 }, () => ({ occasions: 3, meanAmount: 100 })),
    'one customer': [{ occasions: 1, meanAmount: 5 }],
    'amounts over nine orders of magnitude': Array.from({ length: 400 }, (_value, index) => ({
      occasions: 1 + (index % 5),
      meanAmount: 10 ** (index % 9),
    })),
    'one customer with 5,000 occasions': [
      { occasions: 5000, meanAmount: 50 },
      ...Array.from({ length: 9 }, () => ({ occasions: 1, meanAmount: 100 * random() + 1 })),
    ],
    'zero and negative amounts among others': [
      { occasions: 1, meanAmount: 0 },
      { occasions: 2, meanAmount: -5 },
      { occasions: 0, meanAmount: NaN },
      { occasions: 2, meanAmount: 7 },
      { occasions: 1, meanAmount: 9 },
    ],
  };

  it.each(Object.keys(hostile))('converges and has a mean: %s', (name) => {
    const fit = fitGammaGamma('map', hostile[name]!)!;
    expect(fit.converged).toBe(true);
    expect(fit.parameters.q).toBeGreaterThan(1);
    const mean = gammaGamma(fit.parameters).expectedAmount({ occasions: 0, meanAmount: 0 });
    expect(mean).toSatisfy(Number.isFinite);
  });

  it('scales with the currency', () => {
    const histories = Array.from({ length: 300 }, () => ({ occasions: 2, meanAmount: 10 + 90 * random() }));
    const pounds = fitGammaGamma('map', histories)!;
    const yen = fitGammaGamma(
      'map',
      histories.map((history) => ({ ...history, meanAmount: 190 * history.meanAmount })),
    )!;
    expect(yen.parameters.p / pounds.parameters.p).toBeCloseTo(1, 4);
    expect(yen.parameters.v / pounds.parameters.v).toBeCloseTo(190, 1);
  });

  it('fits nothing without spend', () => {
    expect(fitGammaGamma('map', [{ occasions: 0, meanAmount: 0 }])).toBeNull();
  });
});
