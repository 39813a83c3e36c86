import type { Day, Interval } from '../types.ts';
import { learnBaselines, type BaselineName } from './baselines.ts';
import { bootstrapByCustomer } from './bootstrap.ts';
import { decideGate, type GateDecision } from './gate.ts';
import { judgeForecasts, type ForecastMetrics } from './metrics.ts';
import { learnPurchaseStack, type StackOptions } from './purchase-stack.ts';
import { slicePurchases, type BuyingCustomer, type BuyingOutcome, type PurchaseForecast } from './purchase-slice.ts';

/** A forecast of one customer at one cut, beside what happened. */
interface Judged {
  readonly customerId: string;
  readonly forecast: PurchaseForecast;
  readonly baselines: Readonly<Record<BaselineName, PurchaseForecast>>;
  readonly outcome: BuyingOutcome;
}

export interface AmountMetrics {
  readonly countMae: number;
  readonly countRmse: number;
  /** Sum of the forecasts over the sum of what happened, less 1; null where nothing happened. */
  readonly countBias: number | null;
  readonly valueMae: number;
}

export interface BaselineMetrics extends AmountMetrics, Pick<ForecastMetrics, 'auc' | 'brier' | 'logLoss'> {}

export interface CutReport extends ForecastMetrics, AmountMetrics, GateDecision {
  /** Null for the pooled report. */
  readonly cut: Day | null;
  readonly customers: number;
  readonly model: string;
  /** Against the base rate learnt before the cut. */
  readonly brierSkill: number;
  readonly baselines: Readonly<Record<BaselineName, BaselineMetrics>>;
  /** 80 %, customers drawn with all their forecasts; null for a single customer. */
  readonly intervals: { readonly brier: Interval; readonly brierAgainstRecency: Interval } | null;
}

export interface BacktestReport {
  readonly cuts: readonly CutReport[];
  readonly pooled: CutReport;
}

/**
 * Forecasts from each cut with what was known by it, and judges the forecasts by what came after, beside three rules that
 * need no model. Null where no cut has a customer.
 */
export function backtestPurchases(
  customers: readonly BuyingCustomer[],
  cuts: readonly Day[],
  horizonDays: number,
  options: StackOptions,
): BacktestReport | null {
  const judged = cuts.flatMap((cut) => {
    const slice = slicePurchases(customers, cut, horizonDays);
    if (slice.known.length === 0) return [];
    const stack = learnPurchaseStack(customers, cut, horizonDays, options);
    const rules = learnBaselines(customers, cut, horizonDays);
    const forecasts = stack.forecast(slice.known);
    const byRule = {
      baseRate: rules.baseRate(slice.known),
      ownRate: rules.ownRate(slice.known),
      recency: rules.recency(slice.known),
    };
    return [
      {
        cut,
        name: stack.name,
        rows: slice.known.flatMap((known, row) => toJudged(known.id, row, forecasts, byRule, slice.outcomes)),
      },
    ];
  });
  if (judged.length === 0) return null;
  const names = [...new Set(judged.map((cut) => cut.name))];
  return {
    cuts: judged.map(({ cut, name, rows }) => report(cut, name, rows)),
    pooled: report(
      null,
      names.join('; '),
      judged.flatMap((cut) => cut.rows),
    ),
  };
}

function toJudged(
  customerId: string,
  row: number,
  forecasts: readonly PurchaseForecast[],
  byRule: Readonly<Record<BaselineName, readonly PurchaseForecast[]>>,
  outcomes: readonly BuyingOutcome[],
): readonly Judged[] {
  const forecast = forecasts[row];
  const outcome = outcomes[row];
  const [baseRate, ownRate, recency] = [byRule.baseRate[row], byRule.ownRate[row], byRule.recency[row]];
  if (
    forecast === undefined ||
    outcome === undefined ||
    baseRate === undefined ||
    ownRate === undefined ||
    recency === undefined
  )
    return [];
  return [{ customerId, forecast, baselines: { baseRate, ownRate, recency }, outcome }];
}

function report(cut: Day | null, model: string, rows: readonly Judged[]): CutReport {
  const metrics = judge(rows, (row) => row.forecast);
  const baselines = {
    baseRate: baselineMetrics(rows, 'baseRate'),
    ownRate: baselineMetrics(rows, 'ownRate'),
    recency: baselineMetrics(rows, 'recency'),
  };
  const skill = 1 - metrics.brier / baselines.baseRate.brier;
  return {
    cut,
    customers: rows.length,
    model,
    ...metrics,
    brierSkill: skill,
    ...amounts(rows, (row) => row.forecast),
    baselines,
    intervals: bootstrapIntervals(rows),
    ...decideGate({
      brier: metrics.brier,
      calibrationSlope: metrics.calibrationSlope,
      baseRateBrier: baselines.baseRate.brier,
      recencyBrier: baselines.recency.brier,
    }),
  };
}

function baselineMetrics(rows: readonly Judged[], name: BaselineName): BaselineMetrics {
  const { auc, brier, logLoss } = judge(rows, (row) => row.baselines[name]);
  return { auc, brier, logLoss, ...amounts(rows, (row) => row.baselines[name]) };
}

function judge(rows: readonly Judged[], pick: (row: Judged) => PurchaseForecast): ForecastMetrics {
  return judgeForecasts(
    rows.map((row) => ({ probability: pick(row).probability, outcome: row.outcome.purchases > 0 })),
  );
}

function amounts(rows: readonly Judged[], pick: (row: Judged) => PurchaseForecast): AmountMetrics {
  const mean = (value: (row: Judged) => number): number => rows.reduce((sum, row) => sum + value(row), 0) / rows.length;
  const actual = mean((row) => row.outcome.purchases);
  return {
    countMae: mean((row) => Math.abs(pick(row).purchases - row.outcome.purchases)),
    countRmse: Math.sqrt(mean((row) => (pick(row).purchases - row.outcome.purchases) ** 2)),
    countBias: actual === 0 ? null : mean((row) => pick(row).purchases) / actual - 1,
    valueMae: mean((row) => Math.abs(pick(row).value - row.outcome.value)),
  };
}

function bootstrapIntervals(rows: readonly Judged[]): CutReport['intervals'] {
  const squared = (forecast: PurchaseForecast, row: Judged): number =>
    (forecast.probability - Number(row.outcome.purchases > 0)) ** 2;
  const errors = rows.map((row) => ({
    customerId: row.customerId,
    own: squared(row.forecast, row),
    recency: squared(row.baselines.recency, row),
  }));
  return {
    brier: bootstrapByCustomer(errors, (error) => error.own),
    brierAgainstRecency: bootstrapByCustomer(errors, (error) => error.own - error.recency),
  };
}
