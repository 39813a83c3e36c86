import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mbgNbd } from '../../../src/scoring/models/mbg-nbd.ts';
import { paretoNbd } from '../../../src/scoring/models/pareto-nbd.ts';
import type { NamedParameters } from '../../../src/scoring/models/repeat-models.ts';
import { rhythmPosterior } from '../../../src/scoring/models/rhythm-posterior.ts';
import { rhythmInterval, rhythmOutlook } from '../../../src/scoring/value/rhythm-outlook.ts';

const MBG_PARAMETERS = { r: 1.6, alpha: 300, a: 0.6, b: 1.4 };
const MBG: NamedParameters = { model: 'mbg-nbd', parameters: MBG_PARAMETERS };
const PARETO: NamedParameters = { model: 'pareto-nbd', parameters: { r: 1.6, alpha: 300, s: 1.1, beta: 1500 } };
const HORIZON = 365;
const spend = { expected: 1000, logDeviation: 0.3 };
const histories = fc
  .record({
    repeatPurchases: fc.integer({ min: 0, max: 12 }),
    bought: fc.integer({ min: 1, max: 2000 }),
    silent: fc.integer({ min: 0, max: 900 }),
  })
  .map(({ repeatPurchases, bought, silent }) => {
    const recency = repeatPurchases === 0 ? 0 : bought;
    return { repeatPurchases, recency, age: recency + silent };
  });

describe('the years of a customer with a rhythm', () => {
  it('bring as many purchases as the model expects, year by year', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(MBG, PARETO), (history, named) => {
        const model = named.model === 'pareto-nbd' ? paretoNbd(named.parameters) : mbgNbd(MBG_PARAMETERS);
        const loyalty = model.probabilityActive(history, HORIZON);
        const { expected } = rhythmOutlook(rhythmPosterior(named, history), loyalty, HORIZON, spend, 5);
        let before = 0;
        for (let year = 1; year <= 5; year += 1) {
          const until = model.expectedPurchases(history, year * 365.25);
          // Few points stand for each belief: to four in a hundred.
          expect(Math.abs((expected.revenue[year - 1] ?? 0) / 1000 - (until - before))).toBeLessThan(
            0.02 + 0.04 * (until - before),
          );
          before = until;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('end with nothing for a customer who may have left: that has a probability of its own', () => {
    const history = { repeatPurchases: 3, recency: 600, age: 1200 };
    const posterior = rhythmPosterior(MBG, history);
    const loyalty = mbgNbd(MBG_PARAMETERS).probabilityActive(history, HORIZON);
    const { possibilities } = rhythmOutlook(posterior, loyalty, HORIZON, spend, 2);
    const gone = possibilities.filter((one) => one.revenue.every((revenue) => revenue === 0));
    expect(gone.reduce((sum, one) => sum + one.weight, 0)).toBeCloseTo(1 - posterior.alive, 3);
    expect(rhythmInterval(posterior, loyalty, HORIZON)[0]).toBe(0);
  });

  it('follow what engagement makes of the loyalty', () => {
    const posterior = rhythmPosterior(MBG, { repeatPurchases: 3, recency: 600, age: 800 });
    const revenueAt = (loyalty: number) =>
      rhythmOutlook(posterior, loyalty, HORIZON, spend, 1).expected.revenue[0] ?? 0;
    expect(revenueAt(0.6)).toBeCloseTo(2 * revenueAt(0.3), 6);
  });

  it('have an interval that holds the loyalty, however far engagement moved it', () => {
    fc.assert(
      fc.property(histories, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (history, loyalty) => {
        const [low, high] = rhythmInterval(rhythmPosterior(MBG, history), loyalty, HORIZON);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(loyalty);
        expect(high).toBeGreaterThanOrEqual(loyalty);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});
