import { addMonths, formatIsoDay } from '../../scoring/day.ts';
import { normalQuantile } from '../../scoring/math/normal.ts';
import type { Policy } from '../../scoring/policy.ts';
import type { CompanyHistory, Day, Interval, Money } from '../../scoring/types.ts';
import { shareInterval } from '../share.ts';
import { firstSpell, standingOn, type DayStanding } from './customer-spell.ts';
import { kaplanMeier, type SurvivalPoint } from './kaplan-meier.ts';

/** A share with its 80 % interval; null where there was nothing to keep. */
export interface Rate {
  readonly rate: number;
  readonly interval: Interval;
}

/** Twelve months of one cohort, or of all customers (cohort null). */
export interface RetentionRow {
  /** Year of the first purchase; null for all. */
  readonly cohort: number | null;
  readonly from: string;
  readonly until: string;
  /** Customers at the start, and how many of them were there at the end. */
  readonly customers: number;
  readonly kept: number;
  readonly startValue: Money;
  readonly endValue: Money;
  /** Share of customers kept. */
  readonly logo: Rate | null;
  /** Share of value kept, growth of a customer not counted: at most 1. */
  readonly gross: Rate | null;
  /** Share of value kept, growth of the customers counted, new customers not. */
  readonly net: Rate | null;
}

export interface RetentionReport {
  readonly asOf: string;
  readonly periods: readonly RetentionRow[];
  readonly cohorts: readonly RetentionRow[];
  /** Survival of the first relationship by years, as a check that needs no periods. */
  readonly survival: readonly SurvivalPoint[];
}

interface Change {
  readonly start: Money;
  readonly end: Money;
  readonly kept: boolean;
}

/**
 * Measured retention: logo, gross and net, for each of the last `periods` twelve months up to the as-of day, for all and
 * by the year of the first purchase. Each customer is seen on the first and the last day of a period with that day's
 * knowledge: present unless lapsed, worth its current annual value.
 */
export function measureRetention(
  histories: readonly CompanyHistory[],
  policy: Policy,
  asOf: Day,
  periods = 5,
): RetentionReport {
  const days = Array.from({ length: periods + 1 }, (_, index) => addMonths(asOf, -12 * (periods - index)));
  const customers = histories.flatMap((history) => {
    const spell = firstSpell(history, policy, asOf);
    return spell === null
      ? []
      : [
          {
            spell,
            cohort: Number(formatIsoDay(spell.start).slice(0, 4)),
            standings: days.map((day) => standingOn(history, policy, day)),
          },
        ];
  });
  const cohorts = [...new Set(customers.map((customer) => customer.cohort))].toSorted((one, other) => one - other);
  const row = (cohort: number | null, period: number): RetentionRow => {
    const members = customers.filter((customer) => cohort === null || customer.cohort === cohort);
    const changes = members.flatMap(({ standings }) =>
      toChange(standings[period] ?? null, standings[period + 1] ?? null),
    );
    return retentionRow(cohort, days[period] ?? asOf, days[period + 1] ?? asOf, changes);
  };
  const indexes = Array.from({ length: periods }, (_, index) => index);
  return {
    asOf: formatIsoDay(asOf),
    periods: indexes.map((period) => row(null, period)).filter((period) => period.customers > 0),
    cohorts: cohorts.flatMap((cohort) =>
      indexes.map((period) => row(cohort, period)).filter((period) => period.customers > 0),
    ),
    survival: kaplanMeier(customers.map((customer) => customer.spell)),
  };
}

function toChange(start: DayStanding | null, end: DayStanding | null): readonly Change[] {
  if (start?.present !== true) return [];
  return [{ start: start.annualValue, end: end?.annualValue ?? 0, kept: end?.present === true }];
}

function retentionRow(cohort: number | null, from: Day, until: Day, changes: readonly Change[]): RetentionRow {
  const kept = changes.filter((change) => change.kept).length;
  const startValue = changes.reduce((sum, change) => sum + change.start, 0);
  return {
    cohort,
    from: formatIsoDay(from),
    until: formatIsoDay(until),
    customers: changes.length,
    kept,
    startValue,
    endValue: changes.reduce((sum, change) => sum + change.end, 0),
    logo: changes.length === 0 ? null : { rate: kept / changes.length, interval: shareInterval(kept, changes.length) },
    gross: ratio(changes.map((change) => ({ start: change.start, end: Math.min(change.end, change.start) }))),
    net: ratio(changes),
  };
}

/** Ratio of sums with its linearised standard error (Cochran 1977, 6.3): 80 %; null where nothing was there at the start. */
function ratio(changes: readonly { readonly start: Money; readonly end: Money }[]): Rate | null {
  const start = changes.reduce((sum, change) => sum + change.start, 0);
  if (start <= 0) return null;
  const rate = changes.reduce((sum, change) => sum + change.end, 0) / start;
  const squares = changes.reduce((sum, change) => sum + (change.end - rate * change.start) ** 2, 0);
  const count = changes.length;
  const error = count < 2 ? Infinity : Math.sqrt((squares * count) / (count - 1)) / start;
  const reach = normalQuantile(0.9) * error;
  return { rate, interval: [Math.max(0, rate - reach), rate + reach] };
}
