import type { PublishedValues } from '../ports.ts';

/** Forecasts move a little with every day that passes, without anything having happened. */
const FORECASTS: readonly (keyof PublishedValues)[] = ['score', 'lifetimeValue', 'valueAtRisk'];
/** They go with any change and are none of their own. */
const COMPANIONS: readonly (keyof PublishedValues)[] = ['scoredAt', 'summary'];

/** Points by which a score has to fall before that alone is written: silence takes a little of it every day. */
const SCORE_FALL = 5;
/** Share by which a lifetime value has to move before that alone is written. */
const LIFETIME_VALUE_STEP = 0.1;
/** Share of what the customer brings a year by which the value at risk has to move before that alone is written. */
const VALUE_AT_RISK_STEP = 0.05;

/**
 * Whether nothing but the days that passed moved what would be written: a score a little lower, a forecast a little higher
 * or lower, and no other value. Days alone raise no score, so one that rose has something behind it. A nightly run leaves such a record alone, since every write stands in the record's history and may start a
 * workflow; the forecast is written with the next change of anything else, or when it has moved enough by itself.
 */
export function isOnlyPassingDays(before: PublishedValues | null, standing: PublishedValues): boolean {
  if (before === null || !hasSameRest(before, standing)) return false;
  const { lifetimeValue, valueAtRisk, currentAnnualValue } = before;
  const base = Math.max(Math.abs(currentAnnualValue ?? 0), Math.abs(valueAtRisk ?? 0));
  return (
    isSmallFall(before.score, standing.score) &&
    isWithin(lifetimeValue, standing.lifetimeValue, LIFETIME_VALUE_STEP * Math.abs(lifetimeValue ?? 0)) &&
    isWithin(valueAtRisk, standing.valueAtRisk, VALUE_AT_RISK_STEP * base)
  );
}

function hasSameRest(before: PublishedValues, standing: PublishedValues): boolean {
  const old = new Map<string, unknown>(Object.entries(before));
  const moving: readonly string[] = [...FORECASTS, ...COMPANIONS];
  return Object.entries(standing).every(([key, value]) => old.get(key) === value || moving.includes(key));
}

function isWithin(before: number | null, after: number | null, step: number): boolean {
  if (before === null || after === null || before === after) return before === after;
  return Math.abs(after - before) < step;
}

function isSmallFall(before: number | null, after: number | null): boolean {
  if (before === null || after === null || before === after) return before === after;
  return after < before && before - after < SCORE_FALL;
}
