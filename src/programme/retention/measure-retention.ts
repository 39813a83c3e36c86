import { formatIsoDay } from '../../scoring/day.ts';
import type { Policy } from '../../scoring/policy.ts';
import type { CompanyHistory, Day, Money } from '../../scoring/types.ts';
import { shareInterval } from '../share.ts';
import { toRate, type Rate } from './amount-sums.ts';
import { kaplanMeier, type SurvivalPoint } from './kaplan-meier.ts';
import { addToRetention, startRetention, type PeriodSums, type RetentionTally } from './retention-tally.ts';

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

/**
 * Measured retention: logo, gross and net, for each of the last `periods` twelve months up to the as-of day, for all and
 * by the year of the first purchase. Each customer is seen on the first and the last day of a period with that day's
 * knowledge: present unless lapsed, worth its current annual value.
 */
export function measureRetention(
  histories: Iterable<CompanyHistory>,
  policy: Policy,
  asOf: Day,
  periods = 5,
): RetentionReport {
  const tally = startRetention(asOf, periods);
  for (const history of histories) addToRetention(tally, history, policy);
  return summarizeRetention(tally);
}

/** What a tally says, whether its companies were added at once or page by page. */
export function summarizeRetention({ asOf, days, cohorts, spells }: RetentionTally): RetentionReport {
  const rowsOf = (cohort: number | null): readonly RetentionRow[] =>
    (cohorts.get(cohort) ?? []).flatMap((sums, period) => {
      const [from, until] = [days[period] ?? asOf, days[period + 1] ?? asOf];
      return sums.net.customers === 0 ? [] : [retentionRow(cohort, from, until, sums)];
    });
  const years = [...cohorts.keys()].filter((cohort) => cohort !== null);
  return {
    asOf: formatIsoDay(asOf),
    periods: rowsOf(null),
    cohorts: years.toSorted((one, other) => one - other).flatMap(rowsOf),
    survival: kaplanMeier(spells),
  };
}

function retentionRow(cohort: number | null, from: Day, until: Day, sums: PeriodSums): RetentionRow {
  const { kept, net } = sums;
  const { customers } = net;
  return {
    cohort,
    from: formatIsoDay(from),
    until: formatIsoDay(until),
    customers,
    kept,
    startValue: net.start,
    endValue: net.end,
    logo: { rate: kept / customers, interval: shareInterval(kept, customers) },
    gross: grossRate(sums),
    net: toRate(net),
  };
}

/** Where all or nothing was kept of every customer, the value was kept as the customers were: their share's interval says more. */
function grossRate({ gross, paying }: PeriodSums): Rate | null {
  const rate = toRate(gross);
  if (rate?.interval !== null || (rate.rate !== 0 && rate.rate !== 1)) return rate;
  return { rate: rate.rate, interval: shareInterval(rate.rate * paying, paying) };
}
