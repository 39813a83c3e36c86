import { applyOffset, type OffsetEffects } from '../engagement/offset-effects.ts';
import { chooseRepeatModel } from '../fit/choose-repeat-model.ts';
import { fitLogNormalSpend } from '../fit/fit-log-normal-spend.ts';
import { fitRepeatModel } from '../fit/fit-repeat-model.ts';
import type { FitMethod } from '../fit/maximize-posterior.ts';
import { learnOffsetLogistic, type OffsetLearning, type OffsetSlice } from '../fit/offset-logistic.ts';
import { logNormalSpend, type LogNormalSpendParameters } from '../models/log-normal-spend.ts';
import { repeatModel } from '../models/repeat-models.ts';
import type { RepeatModelName } from '../models/repeat-purchase-model.ts';
import { logLoss } from '../math/log-loss.ts';
import type { Day } from '../types.ts';
import { learnBaselines } from './baselines.ts';
import {
  slicePurchases,
  toColumns,
  type BuyingCustomer,
  type KnownCustomer,
  type PurchaseForecast,
  type PurchaseSlice,
} from './purchase-slice.ts';

export interface PurchaseStack {
  /** Name of the model, with what was added to it. */
  readonly name: string;
  readonly forecast: (known: readonly KnownCustomer[]) => readonly PurchaseForecast[];
}

export interface StackOptions {
  /** Null: the stack that the app uses; a name: that model alone. */
  readonly model: RepeatModelName | null;
  readonly method: FitMethod;
}

const MOST_SLICES = 4;
const FEWEST_IN_SLICE = 50;
/** Past slices in which the recency rule must be ahead before it takes the model's place, and the standard errors by which. */
const FEWEST_SLICES_AHEAD = 2;
const LEAST_ERRORS_AHEAD = 3;
/** No intercept: the level of a young slice says nothing about the level of an older one. */
const LEARNING: OffsetLearning = { ridges: [100, 1000], intercept: false, weight: 1, leastErrors: 0 };

/** Learns from what happened up to the end of `until`, and nothing after it, to forecast `horizonDays` ahead. */
export function learnPurchaseStack(
  customers: readonly BuyingCustomer[],
  until: Day,
  horizonDays: number,
  options: StackOptions,
): PurchaseStack {
  const known = slicePurchases(customers, until, 0).known;
  const model = options.model ?? chooseRepeatModel(occasionDays(customers, until), until).model;
  const core = coreOn(known, model, options.method, horizonDays);
  const spend =
    fitLogNormalSpend(
      'map',
      known.map((customer) => customer.logSpend),
    )?.parameters ?? null;
  if (options.model !== null)
    return { name: `${model} (${options.method})`, forecast: (ahead) => forecastAll(ahead, core, spend, null) };

  const slices = pastSlices(customers, until, horizonDays);
  const offset = learnOffset(slices, model, horizonDays);
  const own: PurchaseStack['forecast'] = (ahead) => forecastAll(ahead, core, spend, offset);
  if (isRecencyAhead(customers, slices, model, offset)) {
    const { recency } = learnBaselines(customers, until, horizonDays);
    return { name: 'recency rule', forecast: (ahead) => withProbabilities(own(ahead), recency(ahead)) };
  }
  const name = offset === null ? `${model} (map)` : `${model} (map) with covariates (ridge ${String(offset.ridge)})`;
  return { name, forecast: own };
}

/**
 * Where purchases follow no rhythm that the models know (once a year to the week, or in bursts), the time since the last one
 * says more than they do. The rule takes their place only where it was ahead in every past slice and by more than noise: one
 * slice alone may only show that the level has moved.
 */
function isRecencyAhead(
  customers: readonly BuyingCustomer[],
  slices: readonly PurchaseSlice[],
  model: RepeatModelName,
  offset: OffsetEffects | null,
): boolean {
  const gains = slices.map((slice) => recencyGains(customers, slice, model, offset));
  if (gains.length < FEWEST_SLICES_AHEAD || !gains.every((slice) => mean(slice) > 0)) return false;
  const all = gains.flat();
  const gain = mean(all);
  const variance = mean(all.map((value) => (value - gain) ** 2));
  return gain > LEAST_ERRORS_AHEAD * Math.sqrt(variance / all.length);
}

/** By how much the recency rule, learnt before the slice, had the lower log-loss for each of its customers. */
function recencyGains(
  customers: readonly BuyingCustomer[],
  slice: PurchaseSlice,
  model: RepeatModelName,
  offset: OffsetEffects | null,
): readonly number[] {
  const { rows, core, outcomes } = toOffsetSlice(slice, model);
  const recency = learnBaselines(customers, slice.cut, slice.horizonDays).recency(slice.known);
  return rows.map((row, index) => {
    const alone = core[index] ?? 0.5;
    const own = offset === null ? alone : applyOffset(offset, row, alone);
    const outcome = outcomes[index] ?? false;
    const rule = recency[index]?.probability ?? 0.5;
    return logLoss(own, outcome) - logLoss(rule, outcome);
  });
}

function withProbabilities(
  forecasts: readonly PurchaseForecast[],
  rule: readonly PurchaseForecast[],
): readonly PurchaseForecast[] {
  return forecasts.map((forecast, row) => ({
    ...forecast,
    probability: rule[row]?.probability ?? forecast.probability,
  }));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

interface Core {
  readonly probability: Float64Array;
  readonly purchases: Float64Array;
}

type CoreScorer = (known: readonly KnownCustomer[]) => Core;

function coreOn(
  known: readonly KnownCustomer[],
  model: RepeatModelName,
  method: FitMethod,
  horizonDays: number,
): CoreScorer {
  const fitted = repeatModel(fitRepeatModel(model, method, toColumns(known)));
  return (ahead) => {
    const scores = {
      probabilityActive: new Float64Array(ahead.length),
      expectedPurchases: new Float64Array(ahead.length),
    };
    fitted.scoreColumns(toColumns(ahead), horizonDays, scores);
    return { probability: scores.probabilityActive, purchases: scores.expectedPurchases };
  };
}

function forecastAll(
  known: readonly KnownCustomer[],
  core: CoreScorer,
  spend: LogNormalSpendParameters | null,
  offset: OffsetEffects | null,
): readonly PurchaseForecast[] {
  const scores = core(known);
  return known.map((customer, row) => {
    const alone = scores.probability[row] ?? 0;
    const purchases = scores.purchases[row] ?? 0;
    const amount = spend === null ? 0 : logNormalSpend(spend, customer.logSpend).expectedAmount;
    const probability = offset === null ? alone : applyOffset(offset, covariates(customer), alone);
    return { probability, purchases, value: purchases * amount };
  });
}

/** Slices whose outcomes were known by `until`, the latest first, half a horizon apart; those with enough customers. */
function pastSlices(customers: readonly BuyingCustomer[], until: Day, horizonDays: number): readonly PurchaseSlice[] {
  const slices: PurchaseSlice[] = [];
  for (let back = 0; back < MOST_SLICES + 1; back += 1) {
    const cut = until - Math.round(horizonDays * (1 + back / 2));
    const slice = slicePurchases(customers, cut, horizonDays);
    if (slice.known.length >= FEWEST_IN_SLICE) slices.push(slice);
  }
  return slices;
}

/** Trained on the slices whose outcomes were known when the latest began, judged on the latest; on its halves where there is none. */
function learnOffset(
  slices: readonly PurchaseSlice[],
  model: RepeatModelName,
  horizonDays: number,
): OffsetEffects | null {
  const [latest, ...others] = slices;
  if (latest === undefined) return null;
  const earlier = others.filter((slice) => slice.cut + horizonDays <= latest.cut);
  return learnOffsetLogistic(
    earlier.map((slice) => toOffsetSlice(slice, model)),
    toOffsetSlice(latest, model),
    LEARNING,
  ).effects;
}

function toOffsetSlice(slice: PurchaseSlice, model: RepeatModelName): OffsetSlice {
  const core = coreOn(slice.known, model, 'map', slice.horizonDays)(slice.known);
  return {
    rows: slice.known.map(covariates),
    core: [...core.probability],
    outcomes: slice.outcomes.map((outcome) => outcome.purchases > 0),
  };
}

/** Silence, purchases, age, silence against the own rhythm and how far it is past it, and spend per purchase, on log scales. */
function covariates(customer: KnownCustomer): readonly number[] {
  const silence = customer.age - customer.recency;
  const rhythm = customer.repeatPurchases > 0 ? customer.recency / customer.repeatPurchases : customer.age;
  const againstRhythm = Math.log((silence + 1) / (rhythm + 1));
  return [
    Math.log1p(silence),
    Math.log1p(customer.repeatPurchases),
    Math.log1p(customer.age),
    againstRhythm,
    Math.max(0, againstRhythm),
    customer.logSpend.meanLogAmount,
  ];
}

function occasionDays(customers: readonly BuyingCustomer[], until: Day): readonly (readonly Day[])[] {
  return customers
    .map((customer) => customer.occasions.map((occasion) => occasion.day).filter((day) => day <= until))
    .filter((days) => days.length > 0);
}
