import { addMonths, formatIsoDay } from '../../scoring/day.ts';
import type { Policy } from '../../scoring/policy.ts';
import type { CompanyHistory, Day } from '../../scoring/types.ts';
import { addAmounts, NO_AMOUNTS, type AmountSums } from './amount-sums.ts';
import { firstSpell, standingsOn, type DayStanding } from './customer-spell.ts';
import { countSpell } from './kaplan-meier.ts';

/** Twelve months of one cohort. */
export interface PeriodSums {
  /** Customers at the start with a value, and how many of all there were kept. */
  readonly paying: number;
  readonly kept: number;
  readonly net: AmountSums;
  /** The same, growth of a customer not counted. */
  readonly gross: AmountSums;
}

/** What measured retention needs to know of the customers so far: its size does not grow with their number. */
export interface RetentionTally {
  readonly asOf: Day;
  /** First days of the periods, and the last day of the last one. */
  readonly days: readonly Day[];
  /** By the year of the first purchase, and of all customers (null); one entry for each period. */
  readonly cohorts: Map<number | null, readonly PeriodSums[]>;
  readonly spells: Map<number, { lost: number; leftSeen: number }>;
}

const NOBODY: PeriodSums = { paying: 0, kept: 0, net: NO_AMOUNTS, gross: NO_AMOUNTS };

/** @param periods how many times twelve months up to the as-of day */
export function startRetention(asOf: Day, periods = 5): RetentionTally {
  const days = Array.from({ length: periods + 1 }, (_, index) => addMonths(asOf, -12 * (periods - index)));
  return { asOf, days, cohorts: new Map(), spells: new Map() };
}

/** Adds a company to the tally; one that never paid changes nothing. */
export function addToRetention(tally: RetentionTally, history: CompanyHistory, policy: Policy): void {
  const { asOf, days, cohorts, spells } = tally;
  const spell = firstSpell(history, policy, asOf);
  if (spell === null) return;
  countSpell(spells, spell);
  const standings = standingsOn(history, policy, days, asOf);
  for (const cohort of [null, Number(formatIsoDay(spell.start).slice(0, 4))]) {
    const sums = cohorts.get(cohort) ?? days.slice(1).map(() => NOBODY);
    cohorts.set(
      cohort,
      sums.map((period, index) => addStandings(period, standings[index] ?? null, standings[index + 1] ?? null)),
    );
  }
}

function addStandings(sums: PeriodSums, start: DayStanding | null, end: DayStanding | null): PeriodSums {
  if (start?.present !== true) return sums;
  const [from, until] = [start.annualValue, end?.annualValue ?? 0];
  return {
    paying: sums.paying + (from > 0 ? 1 : 0),
    kept: sums.kept + (end?.present === true ? 1 : 0),
    net: addAmounts(sums.net, from, until),
    gross: addAmounts(sums.gross, from, Math.min(until, from)),
  };
}
