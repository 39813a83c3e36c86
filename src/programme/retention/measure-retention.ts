import { addMonths, formatIsoDay } from '../../scoring/day.ts';
import { normalQuantile } from '../../scoring/math/normal.ts';
import type { Policy } from '../../scoring/policy.ts';
import type { CompanyHistory, Day, Interval, Money } from '../../scoring/types.ts';
import { shareInterval } from '../share.ts';
import { firstSpell, standingsOn, type DayStanding } from './customer-spell.ts';
import { kaplanMeier, type SurvivalPoint } from './kaplan-meier.ts';

/** A share of what was there at the start. */
export interface Rate {
  readonly rate: number;
  /** 80 %; null where it cannot be told: of an amount, one customer, or several that did alike, do not say how others would do. */
  readonly interval: Interval | null;
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
  /** Share of customers kept; the rates are null where there was nothing to keep. */
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
  /** Survival of the first relationship by years, as a check that needs no periods; see `firstSpell` for silent customers. */
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
            standings: standingsOn(history, policy, days, asOf),
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
    gross: grossRate(changes.map((change) => ({ start: change.start, end: Math.min(change.end, change.start) }))),
    net: ratio(changes),
  };
}

interface Amounts {
  readonly start: Money;
  readonly end: Money;
}

/** Where all or nothing was kept of every customer, the value was kept as the customers were: their share's interval says more. */
function grossRate(changes: readonly Amounts[]): Rate | null {
  const gross = ratio(changes);
  if (gross?.interval !== null || (gross.rate !== 0 && gross.rate !== 1)) return gross;
  const paying = changes.filter((change) => change.start > 0).length;
  return { rate: gross.rate, interval: shareInterval(gross.rate * paying, paying) };
}

/** Ratio of sums with its linearised standard error (Cochran 1977, 6.3): 80 %; null where nothing was there at the start. */
function ratio(changes: readonly Amounts[]): Rate | null {
  const start = changes.reduce((sum, change) => sum + change.start, 0);
  if (start <= 0) return null;
  const rate = changes.reduce((sum, change) => sum + change.end, 0) / start;
  const squares = changes.reduce((sum, change) => sum + (change.end - rate * change.start) ** 2, 0);
  const count = changes.length;
  const error = Math.sqrt((squares * count) / (count - 1)) / start;
  // What is left of equal ratios is rounding.
  if (count < 2 || error < 1e-9) return { rate, interval: null };
  const reach = normalQuantile(0.9) * error;
  return { rate, interval: [Math.max(0, rate - reach), rate + reach] };
}
