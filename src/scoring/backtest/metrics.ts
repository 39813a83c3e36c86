import { fitLogistic } from '../fit/logistic.ts';
import { awayFromCertainty, logLoss } from '../math/log-loss.ts';
import { logit } from '../math/log-space.ts';
import type { Probability } from '../types.ts';

/** A forecast beside what happened. */
export interface JudgedForecast {
  readonly probability: Probability;
  /** Whether it happened. */
  readonly outcome: boolean;
}

export interface ForecastMetrics {
  /** Chance that one it happened to was ranked above one it did not; null where only one kind is there. */
  readonly auc: number | null;
  /** Mean squared error (Brier 1950). */
  readonly brier: number;
  readonly logLoss: number;
  /** Mean distance between forecast and share over ten bins of equal size. */
  readonly calibrationError: number;
  /** Slope of the outcomes on the forecasts' log-odds: 1 is right, below 1 too sure (Cox 1958). Null where it has no value. */
  readonly calibrationSlope: number | null;
  /** Share of what happened among the tenth with the highest forecasts, over the share in all; null where nothing happened. */
  readonly liftAtDecile: number | null;
}

const BINS = 10;

/** Judges forecasts; of no forecast every number is NaN or null. */
export function judgeForecasts(forecasts: readonly JudgedForecast[]): ForecastMetrics {
  const count = forecasts.length;
  const mean = (value: (forecast: JudgedForecast) => number): number =>
    forecasts.reduce((sum, forecast) => sum + value(forecast), 0) / count;
  return {
    auc: areaUnderCurve(forecasts),
    brier: mean(({ probability, outcome }) => (probability - Number(outcome)) ** 2),
    logLoss: mean(({ probability, outcome }) => logLoss(probability, outcome)),
    calibrationError: calibrationError(forecasts),
    calibrationSlope: calibrationSlope(forecasts),
    liftAtDecile: liftAtDecile(forecasts),
  };
}

/** Mann-Whitney: ties count half. */
function areaUnderCurve(forecasts: readonly JudgedForecast[]): number | null {
  const sorted = forecasts.toSorted((one, other) => one.probability - other.probability);
  let rankSum = 0;
  let positives = 0;
  for (let start = 0; start < sorted.length;) {
    let end = start;
    while (end < sorted.length && sorted[end]?.probability === sorted[start]?.probability) end += 1;
    for (const { outcome } of sorted.slice(start, end)) {
      if (!outcome) continue;
      rankSum += (start + end + 1) / 2;
      positives += 1;
    }
    start = end;
  }
  const negatives = sorted.length - positives;
  return positives === 0 || negatives === 0
    ? null
    : (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Forecasts of about the same size, beside what came of them. */
export interface CalibrationBin {
  /** Their mean. */
  readonly expected: Probability;
  /** Share of them that happened. */
  readonly observed: Probability;
  readonly cases: number;
}

/** Ten bins of equal size, the lowest forecasts first; fewer where there are fewer forecasts. */
export function calibrationBins(forecasts: readonly JudgedForecast[]): readonly CalibrationBin[] {
  return binsOf(forecasts).flatMap((part) => {
    const cases = part.length;
    if (cases === 0) return [];
    const expected = part.reduce((sum, { probability }) => sum + probability, 0) / cases;
    return [{ expected, observed: part.filter(({ outcome }) => outcome).length / cases, cases }];
  });
}

function binsOf(forecasts: readonly JudgedForecast[]): readonly (readonly JudgedForecast[])[] {
  const sorted = forecasts.toSorted((one, other) => one.probability - other.probability);
  return Array.from({ length: BINS }, (_, bin) =>
    sorted.slice(Math.floor((bin * sorted.length) / BINS), Math.floor(((bin + 1) * sorted.length) / BINS)),
  );
}

function calibrationError(forecasts: readonly JudgedForecast[]): number {
  const distances = binsOf(forecasts).map((part) =>
    Math.abs(part.reduce((difference, { probability, outcome }) => difference + probability - Number(outcome), 0)),
  );
  return distances.reduce((sum, distance) => sum + distance, 0) / forecasts.length;
}

function calibrationSlope(forecasts: readonly JudgedForecast[]): number | null {
  const happened = forecasts.filter((forecast) => forecast.outcome).length;
  if (happened === 0 || happened === forecasts.length) return null;
  const features = new Float64Array(forecasts.length * 2);
  const outcomes = new Float64Array(forecasts.length);
  for (const [row, { probability, outcome }] of forecasts.entries()) {
    features[2 * row] = 1;
    features[2 * row + 1] = logit(awayFromCertainty(probability));
    outcomes[row] = Number(outcome);
  }
  const fit = fitLogistic({ features, featureCount: 2, outcomes }, [1e-9, 1e-9]);
  return fit.converged ? (fit.coefficients[1] ?? null) : null;
}

function liftAtDecile(forecasts: readonly JudgedForecast[]): number | null {
  const share = forecasts.filter((forecast) => forecast.outcome).length / forecasts.length;
  if (!(share > 0)) return null;
  const top = forecasts
    .toSorted((one, other) => other.probability - one.probability)
    .slice(0, Math.max(1, Math.round(forecasts.length / 10)));
  return top.filter((forecast) => forecast.outcome).length / top.length / share;
}
