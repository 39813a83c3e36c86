import { describe, expect, it } from 'vitest';
import { judgeForecasts } from '../../../src/scoring/backtest/metrics.ts';

const forecasts = (...pairs: readonly (readonly [probability: number, outcome: boolean])[]) =>
  pairs.map(([probability, outcome]) => ({ probability, outcome }));

describe('judging forecasts', () => {
  it('takes Brier score and log-loss as means over the forecasts', () => {
    const { brier, logLoss } = judgeForecasts(forecasts([0.8, true], [0.4, false], [0.5, true]));
    expect(brier).toBeCloseTo((0.04 + 0.16 + 0.25) / 3, 12);
    expect(logLoss).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6) + Math.log(0.5)) / 3, 12);
  });

  it('keeps the log-loss of a certain and wrong forecast finite', () => {
    expect(judgeForecasts(forecasts([1, false], [0, false])).logLoss).toBeCloseTo(-Math.log(1e-6) / 2, 5);
  });

  it('takes the area under the curve as the share of pairs in the right order, ties as half', () => {
    // Pairs: 0.9 above 0.3 and 0.5; 0.5 above 0.3, level with 0.5: (1 + 1 + 1 + 0.5) / 4.
    expect(judgeForecasts(forecasts([0.9, true], [0.5, true], [0.5, false], [0.3, false])).auc).toBe(3.5 / 4);
  });

  it('has no area under the curve, slope or lift where everybody, or nobody, had the outcome', () => {
    expect(judgeForecasts(forecasts([0.9, true], [0.5, true]))).toMatchObject({ auc: null, calibrationSlope: null });
    expect(judgeForecasts(forecasts([0.9, false], [0.5, false]))).toMatchObject({
      auc: null,
      calibrationSlope: null,
      liftAtDecile: null,
    });
  });

  it('measures calibration in ten bins of equal size', () => {
    // Bins of two: forecasts of 0.1 k + 0.05 for bin k, of which the first four bins and half of the last happened.
    const rows = Array.from({ length: 20 }, (_, index) => {
      const bin = Math.floor(index / 2);
      return { probability: bin / 10 + 0.05, outcome: bin < 4 || index === 19 };
    });
    const expected =
      [0, 1, 2, 3].reduce((sum, bin) => sum + 2 * (1 - bin / 10 - 0.05), 0) +
      [4, 5, 6, 7, 8].reduce((sum, bin) => sum + 2 * (bin / 10 + 0.05), 0) +
      Math.abs(2 * 0.95 - 1);
    expect(judgeForecasts(rows).calibrationError).toBeCloseTo(expected / 20, 12);
  });

  it('finds slope 1 in calibrated forecasts and half of it where the log-odds are doubled', () => {
    // Of 100 forecasts each, exactly the forecast share happened.
    const shares = [0.2, 0.5, 0.8];
    const rows = (probabilityOf: (share: number) => number) =>
      shares.flatMap((share) =>
        Array.from({ length: 100 }, (_, index) => ({
          probability: probabilityOf(share),
          outcome: index < 100 * share,
        })),
      );
    expect(judgeForecasts(rows((share) => share)).calibrationSlope).toBeCloseTo(1, 6);
    const doubled = (share: number): number => share ** 2 / (share ** 2 + (1 - share) ** 2);
    expect(judgeForecasts(rows(doubled)).calibrationSlope).toBeCloseTo(0.5, 6);
  });

  it('takes the lift as the share among the highest tenth over the share in all', () => {
    const rows = Array.from({ length: 20 }, (_, index) => ({
      probability: index / 20,
      outcome: index >= 18 || index < 2,
    }));
    expect(judgeForecasts(rows).liftAtDecile).toBe(5);
  });
});
