import { applyOffset, type OffsetEffects } from '../engagement/offset-effects.ts';
import { chooseRepeatModel } from '../fit/choose-repeat-model.ts';
import { fitLogNormalSpend } from '../fit/fit-log-normal-spend.ts';
import { fitRepeatModel } from '../fit/fit-repeat-model.ts';
import type { FitMethod } from '../fit/maximize-posterior.ts';
import { learnOffsetLogistic, type OffsetLearning, type OffsetSlice } from '../fit/offset-logistic.ts';
import { logNormalSpend, type LogNormalSpendParameters } from '../models/log-normal-spend.ts';
import { repeatModel } from '../models/repeat-models.ts';
import type { RepeatModelName } from '../models/repeat-purchase-model.ts';
import type { Day, Money, Probability } from '../types.ts';
import {
  slicePurchases,
  toColumns,
  type BuyingCustomer,
  type KnownCustomer,
  type PurchaseSlice,
} from './purchase-slice.ts';

export interface PurchaseForecast {
  /** Of at least one purchase within the horizon. */
  readonly probability: Probability;
  readonly purchases: number;
  readonly value: Money;
}

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
  const name = offset === null ? `${model} (map)` : `${model} (map) with covariates (ridge ${String(offset.ridge)})`;
  return { name, forecast: (ahead) => forecastAll(ahead, core, spend, offset) };
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

/** Silence, purchases, age, silence against the own rhythm, and spend per purchase, on log scales. */
function covariates(customer: KnownCustomer): readonly number[] {
  const silence = customer.age - customer.recency;
  const rhythm = customer.repeatPurchases > 0 ? customer.recency / customer.repeatPurchases : customer.age;
  return [
    Math.log1p(silence),
    Math.log1p(customer.repeatPurchases),
    Math.log1p(customer.age),
    Math.log((silence + 1) / (rhythm + 1)),
    customer.logSpend.meanLogAmount,
  ];
}

function occasionDays(customers: readonly BuyingCustomer[], until: Day): readonly (readonly Day[])[] {
  return customers
    .map((customer) => customer.occasions.map((occasion) => occasion.day).filter((day) => day <= until))
    .filter((days) => days.length > 0);
}
