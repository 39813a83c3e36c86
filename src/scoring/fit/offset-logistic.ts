import { applyOffset, standardize, type CovariateRow, type OffsetEffects } from '../engagement/offset-effects.ts';
import { awayFromCertainty, logLoss } from '../math/log-loss.ts';
import { logit } from '../math/log-space.ts';
import type { Probability } from '../types.ts';
import { fitLogistic } from './logistic.ts';

/** Observations of one past slice: covariates, the core's probability, and what happened. */
export interface OffsetSlice {
  readonly rows: readonly CovariateRow[];
  readonly core: readonly Probability[];
  readonly outcomes: readonly boolean[];
}

export interface OffsetLearning {
  /** Tried from left to right; a free logistic fails where the slices it learnt from are younger than the one it scores. */
  readonly ridges: readonly number[];
  /** Whether the level may move too, under the same ridge. */
  readonly intercept: boolean;
  /** Weight of an observation: below 1 where slices overlap, so that one event is not counted as several. */
  readonly weight: number;
  /** Standard errors by which the gain must exceed nothing. */
  readonly leastErrors: number;
}

export interface OffsetTrial {
  /** Null where the core alone does as well. */
  readonly effects: OffsetEffects | null;
  /** Mean forward log-loss of the core alone and of the best ridge; null where nothing could be tried. */
  readonly core: number | null;
  readonly best: number | null;
  readonly observations: number;
}

/** The core alone speaks unless the covariates lower the forward log-loss by at least this. */
const LEAST_GAIN = 0.001;

/**
 * Learns a ridged logistic with the core's log-odds as offset, if it earns its place: each ridge is fitted on `earlier`
 * and judged on `latest`, which begins when their outcomes are known; the best is fitted on both, and none where the
 * core alone does as well. Without an earlier slice the halves of `latest` are judged by each other.
 */
export function learnOffsetLogistic(
  earlier: readonly OffsetSlice[],
  latest: OffsetSlice,
  learning: OffsetLearning,
): OffsetTrial {
  const trials = earlier.length > 0 ? [{ learn: earlier, judge: latest }] : crossTrials(latest);
  const observations = [...earlier, latest].reduce((sum, slice) => sum + slice.rows.length, 0);
  const outcomes = trials.flatMap(({ learn, judge }) => [learn.flatMap((slice) => slice.outcomes), judge.outcomes]);
  if (!outcomes.every(hasBoth)) return { effects: null, core: null, best: null, observations };
  const core = trialLosses(trials, null, learning);
  const tried = learning.ridges.map((ridge) => ({ ridge, losses: trialLosses(trials, ridge, learning) }));
  const [best] = tried.toSorted((one, other) => mean(one.losses) - mean(other.losses));
  const result = { core: mean(core), best: best === undefined ? null : mean(best.losses), observations };
  if (best === undefined || !earnsItsPlace(core, best.losses, learning.leastErrors))
    return { effects: null, ...result };
  return { effects: fitOffset([...earlier, latest], best.ridge, learning), ...result };
}

interface Trial {
  readonly learn: readonly OffsetSlice[];
  readonly judge: OffsetSlice;
}

/** Every other customer learns for the rest, and the other way round. */
function crossTrials(slice: OffsetSlice): readonly Trial[] {
  const half = (parity: number): OffsetSlice => ({
    rows: slice.rows.filter((_, index) => index % 2 === parity),
    core: slice.core.filter((_, index) => index % 2 === parity),
    outcomes: slice.outcomes.filter((_, index) => index % 2 === parity),
  });
  const [even, odd] = [half(0), half(1)];
  return [
    { learn: [even], judge: odd },
    { learn: [odd], judge: even },
  ];
}

/** Log-loss of every judged observation with a ridge, or of the core alone; infinite where a fit does not converge. */
function trialLosses(trials: readonly Trial[], ridge: number | null, learning: OffsetLearning): readonly number[] {
  return trials.flatMap(({ learn, judge }) => {
    const fitted = ridge === null ? null : fitOffset(learn, ridge, learning);
    if (ridge !== null && fitted === null) return [Infinity];
    return judge.rows.map((row, index) => {
      const core = judge.core[index] ?? 0.5;
      return logLoss(fitted === null ? core : applyOffset(fitted, row, core), judge.outcomes[index] ?? false);
    });
  });
}

function earnsItsPlace(core: readonly number[], own: readonly number[], leastErrors: number): boolean {
  const gains = core.map((loss, index) => loss - (own[index] ?? Infinity));
  const gain = mean(gains);
  if (!(gain >= LEAST_GAIN)) return false;
  const variance = gains.reduce((sum, value) => sum + (value - gain) ** 2, 0) / Math.max(1, gains.length - 1);
  return gain >= leastErrors * Math.sqrt(variance / gains.length);
}

function fitOffset(slices: readonly OffsetSlice[], ridge: number, learning: OffsetLearning): OffsetEffects | null {
  const rows = slices.flatMap((slice) => slice.rows);
  const width = rows[0]?.length ?? 0;
  const scale = scaleOf(rows, width);
  const level = learning.intercept ? 1 : 0;
  const featureCount = width + level;
  const features = new Float64Array(rows.length * featureCount);
  for (const [index, row] of rows.entries()) {
    if (learning.intercept) features[index * featureCount] = 1;
    features.set(standardize(row, scale), index * featureCount + level);
  }
  const fit = fitLogistic(
    {
      features,
      featureCount,
      outcomes: Float64Array.from(slices.flatMap((slice) => slice.outcomes.map(Number))),
      offsets: Float64Array.from(slices.flatMap((slice) => slice.core.map((core) => logit(awayFromCertainty(core))))),
      weights: new Float64Array(rows.length).fill(learning.weight),
    },
    Array.from({ length: featureCount }, () => ridge),
  );
  if (!fit.converged || fit.covariance === null) return null;
  return {
    ridge,
    intercept: learning.intercept ? (fit.coefficients[0] ?? 0) : 0,
    coefficients: fit.coefficients.slice(level),
    ...scale,
    covariance: learning.intercept ? fit.covariance : withoutLevel(fit.covariance),
  };
}

/** A level that is not fitted is known to be 0. */
function withoutLevel(covariance: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return [[0, ...covariance.map(() => 0)], ...covariance.map((row) => [0, ...row])];
}

/** Means and deviations of what is known. */
function scaleOf(rows: readonly CovariateRow[], width: number): Pick<OffsetEffects, 'means' | 'deviations'> {
  const scales = Array.from({ length: width }, (_, column) => {
    const known = rows.flatMap((row) => row[column] ?? []);
    const center = known.length === 0 ? 0 : mean(known);
    const variance = known.length === 0 ? 0 : mean(known.map((value) => (value - center) ** 2));
    return { center, deviation: Math.sqrt(variance) || 1 };
  });
  return { means: scales.map((scale) => scale.center), deviations: scales.map((scale) => scale.deviation) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function hasBoth(outcomes: readonly boolean[]): boolean {
  return outcomes.includes(true) && outcomes.includes(false);
}
