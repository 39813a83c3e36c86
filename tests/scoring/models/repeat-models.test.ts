import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatModel } from '../../../src/scoring/models/repeat-models.ts';
import { REPEAT_MODEL_NAMES } from '../../../src/scoring/models/repeat-purchase-model.ts';
import { historyArbitrary, horizonArbitrary, modelOf, parametersArbitrary } from './arbitrary-histories.ts';

describe.each(REPEAT_MODEL_NAMES)('%s', (name) => {
  it('gives probabilities between 0 and 1, active never likelier than alive, and finite log-likelihoods', () => {
    fc.assert(
      fc.property(parametersArbitrary, historyArbitrary, horizonArbitrary, (parameters, history, horizon) => {
        const model = modelOf(name, parameters);
        const active = model.probabilityActive(history, horizon);
        const alive = model.probabilityAlive(history);
        expect(active).toBeGreaterThanOrEqual(0);
        expect(active).toBeLessThanOrEqual(alive * (1 + 1e-12));
        expect(alive).toBeLessThanOrEqual(1);
        expect(model.logLikelihood(history)).toSatisfy(Number.isFinite);
      }),
    );
  });

  it('is alive with a probability of at most 1 straight after a purchase, whatever is rounded', () => {
    const model = modelOf(name, { r: 1, alpha: 1, third: 1, fourth: 1 });
    for (const repeatPurchases of [2, 3, 13, 37]) {
      const alive = model.probabilityAlive({ repeatPurchases, recency: 0.9999999999999997, age: 1 });
      expect(alive).toBeLessThanOrEqual(1);
      expect(alive).toBeGreaterThan(0.5);
    }
  });

  it('is never less likely active, and never expects fewer purchases, over a longer horizon', () => {
    fc.assert(
      fc.property(
        parametersArbitrary,
        historyArbitrary,
        horizonArbitrary,
        horizonArbitrary,
        (parameters, history, one, other) => {
          const model = modelOf(name, parameters);
          const [short, long] = [Math.min(one, other), Math.max(one, other)];
          const rounding = 1 + 1e-10;
          expect(model.probabilityActive(history, short)).toBeLessThanOrEqual(
            model.probabilityActive(history, long) * rounding,
          );
          expect(model.expectedPurchases(history, short)).toBeLessThanOrEqual(
            model.expectedPurchases(history, long) * rounding,
          );
        },
      ),
    );
  });

  it('expects at least as many purchases as it is probable to see one, and nothing within no time', () => {
    fc.assert(
      fc.property(parametersArbitrary, historyArbitrary, horizonArbitrary, (parameters, history, horizon) => {
        const model = modelOf(name, parameters);
        const expected = model.expectedPurchases(history, horizon);
        expect(expected).toBeGreaterThanOrEqual(model.probabilityActive(history, horizon) * (1 - 1e-9));
        expect(model.probabilityActive(history, 0)).toBe(0);
        expect(model.expectedPurchases(history, 0)).toBe(0);
      }),
    );
  });

  it('is never more likely active after more silence', () => {
    fc.assert(
      fc.property(
        parametersArbitrary,
        historyArbitrary,
        horizonArbitrary,
        horizonArbitrary,
        (parameters, history, horizon, silence) => {
          const model = modelOf(name, parameters);
          const later = { ...history, age: history.age + silence };
          expect(model.probabilityActive(later, horizon)).toBeLessThanOrEqual(
            model.probabilityActive(history, horizon) * (1 + 1e-10),
          );
        },
      ),
    );
  });

  it('gives the same probabilities whatever the unit of time, and moves the log-likelihood by the density alone', () => {
    fc.assert(
      fc.property(
        parametersArbitrary,
        historyArbitrary,
        horizonArbitrary,
        fc.constantFrom(1 / 30, 1 / 7, 24, 365.25),
        (parameters, history, horizon, unit) => {
          const model = modelOf(name, parameters);
          const scaled = modelOf(name, parameters, unit);
          const { repeatPurchases, recency, age } = history;
          const scaledHistory = { repeatPurchases, recency: recency * unit, age: age * unit };
          expect(scaled.probabilityActive(scaledHistory, horizon * unit)).toBeCloseTo(
            model.probabilityActive(history, horizon),
            11,
          );
          const difference = scaled.logLikelihood(scaledHistory) - model.logLikelihood(history);
          expect(difference).toBeCloseTo(-repeatPurchases * Math.log(unit), 8);
        },
      ),
    );
  });

  it('is active with probability 1 − L(T + t) / L(T)', () => {
    fc.assert(
      fc.property(parametersArbitrary, historyArbitrary, horizonArbitrary, (parameters, history, horizon) => {
        const model = modelOf(name, parameters);
        const later = model.logLikelihood({ ...history, age: history.age + horizon });
        const silent = Math.exp(later - model.logLikelihood(history));
        expect(model.probabilityActive(history, horizon)).toBeCloseTo(1 - silent, 10);
      }),
    );
  });

  it('scores columns as it scores one by one', () => {
    const rows = fc.array(historyArbitrary, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(parametersArbitrary, rows, horizonArbitrary, (parameters, histories, horizon) => {
        const model = modelOf(name, parameters);
        const scores = {
          probabilityActive: new Float64Array(histories.length),
          expectedPurchases: new Float64Array(histories.length),
        };
        const columns = {
          repeatPurchases: Float64Array.from(histories, (history) => history.repeatPurchases),
          recency: Float64Array.from(histories, (history) => history.recency),
          age: Float64Array.from(histories, (history) => history.age),
        };
        model.scoreColumns(columns, horizon, scores);
        for (const [row, history] of histories.entries()) {
          const expected = model.expectedPurchases(history, horizon);
          expect(scores.probabilityActive[row]).toBeCloseTo(model.probabilityActive(history, horizon), 10);
          expect(Math.abs(scores.expectedPurchases[row]! - expected)).toBeLessThanOrEqual(1e-8 * expected + 1e-290);
        }
      }),
    );
  });

  it('gets through a batch with a row that is no history', () => {
    for (const parameters of [
      { r: 1, alpha: 1, third: 1, fourth: 1 },
      { r: 30, alpha: 1, third: 0.1, fourth: 0.1 },
    ]) {
      const scores = { probabilityActive: new Float64Array(2), expectedPurchases: new Float64Array(2) };
      const columns = {
        repeatPurchases: Float64Array.of(1, 1),
        recency: Float64Array.of(NaN, 2),
        age: Float64Array.of(NaN, 3),
      };
      modelOf(name, parameters).scoreColumns(columns, 10, scores);
      expect(scores.expectedPurchases[0]).toBeNaN();
      expect(scores.expectedPurchases[1]).toBeGreaterThan(0);
    }
  });

  it('does not overflow for a customer with 5,000 purchases', () => {
    for (const r of [0.3, 2, 2000]) {
      const model = modelOf(name, { r, alpha: 10, third: 0.6, fourth: 2 });
      for (const recency of [999, 500, 1]) {
        const history = { repeatPurchases: 5000, recency, age: 1000 };
        expect(model.logLikelihood(history)).toSatisfy(Number.isFinite);
        expect(model.probabilityActive(history, 30)).toBeGreaterThanOrEqual(0);
        expect(model.expectedPurchases(history, 365)).toSatisfy(Number.isFinite);
      }
      expect(model.probabilityActive({ repeatPurchases: 5000, recency: 999.9, age: 1000 }, 30)).toBeGreaterThan(0.9);
      expect(model.probabilityActive({ repeatPurchases: 5000, recency: 1, age: 1000 }, 30)).toBeLessThan(1e-6);
    }
  });

  it('is smooth where the published expectation divides by zero', () => {
    const history = { repeatPurchases: 3, recency: 40, age: 60 };
    const expectedAt = (third: number): number =>
      modelOf(name, { r: 0.5, alpha: 9, third, fourth: 2 }).expectedPurchases(history, 52);
    expect(expectedAt(1)).toBeCloseTo((expectedAt(1 - 1e-6) + expectedAt(1 + 1e-6)) / 2, 9);
    expect(expectedAt(1 + 1e-12)).toBeCloseTo(expectedAt(1), 10);
  });

  it('refuses what is no history, no horizon and no parameter', () => {
    const model = modelOf(name, { r: 1, alpha: 1, third: 1, fourth: 1 });
    expect(() => model.logLikelihood({ repeatPurchases: 1, recency: 3, age: 2 })).toThrow('0 ≤ recency ≤ age');
    expect(() => model.probabilityAlive({ repeatPurchases: 1.5, recency: 1, age: 2 })).toThrow('whole number');
    expect(() => model.probabilityActive({ repeatPurchases: 0, recency: 0, age: 2 }, -1)).toThrow('horizon');
    expect(() => model.expectedPurchases({ repeatPurchases: 0, recency: 0, age: NaN }, 1)).toThrow('age NaN');
    expect(() => modelOf(name, { r: 0, alpha: 1, third: 1, fourth: 1 })).toThrow('parameter r');
  });
});

describe('repeatModel', () => {
  it('gives the functions of the model that is named', () => {
    const history = { repeatPurchases: 0, recency: 0, age: 20 };
    const parameters = { r: 1, alpha: 5, a: 1, b: 2 };
    const bg = repeatModel({ model: 'bg-nbd', parameters });
    const mbg = repeatModel({ model: 'mbg-nbd', parameters });
    const pareto = repeatModel({ model: 'pareto-nbd', parameters: { r: 1, alpha: 5, s: 1, beta: 5 } });
    expect([bg.name, mbg.name, pareto.name]).toEqual(['bg-nbd', 'mbg-nbd', 'pareto-nbd']);
    expect(bg.probabilityAlive(history)).toBe(1);
    expect(mbg.probabilityAlive(history)).toBeLessThan(1);
  });
});
