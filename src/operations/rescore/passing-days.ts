import type { PublishedValues } from '../ports.ts';

/** Forecasts move a little with every day that passes, without anything having happened. */
const FORECASTS: readonly (keyof PublishedValues)[] = ['score', 'lifetimeValue', 'valueAtRisk'];
/**
 * They go with any change and are none of their own. What moved the score most is told along with a score that is news: as
 * silence grows by a day it overtakes another reason, while the score stays within its step.
 */
const COMPANIONS: readonly (keyof PublishedValues)[] = ['scoredAt', 'summary', 'topDriver', 'valueTier'];

/**
 * Points by which a score has to fall before that alone is written: silence takes a little of it every day. About half the
 * width of a band of risk, so that nobody is a whole band lower than the record says.
 */
const SCORE_FALL = 8;
/** Share by which a lifetime value has to move before that alone is written. */
const LIFETIME_VALUE_STEP = 0.15;
/** Share of what is at stake in a year by which the value at risk has to move before that alone is written: as the score. */
const VALUE_AT_RISK_STEP = SCORE_FALL / 100;
/** Of any currency: no amount is news by less. */
const ONE_UNIT = 1;

/** What a night knows besides the values. */
export interface NightFacts {
  /** A first reading of segment or risk waits for tomorrow's. */
  readonly isWaiting: boolean;
  /** The bounds of the value tiers were learnt anew today. */
  readonly areTiersNew: boolean;
}

/**
 * Whether nothing but the days that passed moved what would be written: a score a little lower, a forecast a little higher
 * or lower, perhaps another reason at its head, and no other value. Days alone raise no score, so one that rose has
 * something behind it. A nightly run leaves such a record alone, since every write stands in the record's history and may
 * start a workflow; the forecast is written with the next change of anything else, or when it has moved enough by itself.
 *
 * While a first reading waits, a forecast that moved, however far, waits with it; where tomorrow's reading does not agree,
 * the forecast goes alone. A customer at the bound of two value tiers changes tier with every small step of the lifetime
 * value: the tier goes with that value, unless the bounds themselves are new.
 */
export function isOnlyPassingDays(
  before: PublishedValues | null,
  standing: PublishedValues,
  { isWaiting, areTiersNew }: NightFacts,
): boolean {
  if (before === null || !hasSameRest(before, standing)) return false;
  if (areTiersNew && before.valueTier !== standing.valueTier) return false;
  const { lifetimeValue, valueAtRisk } = before;
  if (isWaiting && before.score !== null && standing.score !== null) return true;
  return (
    isSmallFall(before.score, standing.score) &&
    isWithin(lifetimeValue, standing.lifetimeValue, LIFETIME_VALUE_STEP * Math.abs(lifetimeValue ?? 0)) &&
    isWithin(valueAtRisk, standing.valueAtRisk, VALUE_AT_RISK_STEP * atStakeInAYear(before))
  );
}

/** Least probability of a loss that an amount is divided by: a score of 100 leaves nothing to tell the stake from. */
const LEAST_LOSS = 0.01;

/**
 * What the customer brings a year, or is expected to: the value at risk is the probability of a loss times that, so a step
 * of it belongs to a step of the score.
 */
function atStakeInAYear({ valueAtRisk, currentAnnualValue, score }: PublishedValues): number {
  const loss = score === null ? 1 : Math.max(LEAST_LOSS, 1 - score / 100);
  return Math.max(Math.abs(currentAnnualValue ?? 0), Math.abs(valueAtRisk ?? 0) / loss);
}

function hasSameRest(before: PublishedValues, standing: PublishedValues): boolean {
  const old = new Map<string, unknown>(Object.entries(before));
  const moving: readonly string[] = [...FORECASTS, ...COMPANIONS];
  return Object.entries(standing).every(([key, value]) => old.get(key) === value || moving.includes(key));
}

function isWithin(before: number | null, after: number | null, step: number): boolean {
  if (before === null || after === null || before === after) return before === after;
  return Math.abs(after - before) < Math.max(step, ONE_UNIT);
}

function isSmallFall(before: number | null, after: number | null): boolean {
  if (before === null || after === null || before === after) return before === after;
  return after < before && before - after < SCORE_FALL;
}
