import type { Fate, PortfolioChanges, PromisePeriod } from '../../operations/ports/portfolio-changes.ts';
import { countAt, numberAt } from '../cells.ts';
import type { DatabaseView, Row } from '../database.ts';
import { coursesOf, placeOn } from './courses.ts';
import { toFilterSql } from './filter-sql.ts';
import { STORED_RISKS, STORED_STATUSES } from './stored-words.ts';

type Asked = Pick<PromisePeriod, 'flaggedOn' | 'until'>;

const FLAGGED_FROM = STORED_RISKS.indexOf('high');
const LAPSED = STORED_STATUSES.indexOf('lapsed');
const PRESENT = [...STORED_STATUSES.keys()].filter(
  (stored) => stored !== LAPSED && STORED_STATUSES[stored] !== 'prospect',
);

/** What of a customer counts in a period, as one number; null: it is not counted. */
const COUNTED = 1;
const LATER = 2;
const LOST = 4;
const FLAGGED = 8;

/**
 * What of a customer's course tells of a period. The days of all periods are the parameters from `$2` on.
 *
 * @param period from 0
 */
function standingIn(period: number): string {
  const n = String(period);
  return `risks[first_${n}] as risk_${n}, statuses[first_${n}] as status_${n}`;
}

function firstIn(period: number): string {
  return `${placeOn(flaggedOn(period))} as first_${String(period)}`;
}

const flaggedOn = (period: number): string => `$${String(2 + 2 * period)}::integer`;
const until = (period: number): string => `$${String(3 + 2 * period)}::integer`;

/** Between the days, the later one counts; hardly anybody was lost ever, so that this is hardly ever searched. */
function codeOf(period: number): string {
  const n = String(period);
  const lostBy = (day: string): string => `width_bucket(${day}, lapsed_days)`;
  return `case when risk_${n} > 0 and status_${n} in (${PRESENT.join(', ')}) then ${String(COUNTED)}
    + (kept_from is null or kept_from > ${flaggedOn(period)})::integer * ${String(LATER)}
    + (lapsed_days is not null and ${lostBy(until(period))} > ${lostBy(flaggedOn(period))})::integer * ${String(LOST)}
    + (risk_${n} >= ${String(FLAGGED_FROM)})::integer * ${String(FLAGGED)} end as code_${n}`;
}

/** All periods in one pass over the customers, which are few groups at the end. */
export function createFates(database: DatabaseView, portalId: string): Pick<PortfolioChanges, 'countFates'> {
  return {
    async countFates(periods, filter) {
      const days = periods.flatMap(({ flaggedOn, until }) => [flaggedOn, until]);
      const { sql, parameters } = toFilterSql(portalId, filter, days);
      const each = (toSql: (period: number) => string): string => periods.map((_, n) => toSql(n)).join(', ');
      const names = each((n) => `code_${String(n)}`);
      // `offset 0` keeps each layer to itself: an element is taken out of its array once, and not wherever it is used.
      const rows = await database.query(
        `with placed as (select kept_from, risks, statuses, lapsed_days, ${each(firstIn)} from ${coursesOf(sql)} offset 0),
         stood as (select kept_from, lapsed_days, ${each(standingIn)} from placed offset 0)
         select count(*), ${each(codeOf)} from stood group by ${names}`,
        parameters,
      );
      return periods.map((period, index) => toPeriod(period, rows, index + 1));
    },
  };
}

function toPeriod(asked: Asked, rows: readonly Row[], column: number): PromisePeriod {
  const count = (wanted: number, of: number): number =>
    rows
      .filter((row) => row[column] !== null && (numberAt(row, column) & of) === wanted)
      .reduce((sum, row) => sum + countAt(row, 0), 0);
  const fateOf = (flag: number): Fate => ({
    customers: count(flag, FLAGGED),
    lost: count(flag + LOST, FLAGGED + LOST),
  });
  return { ...asked, flagged: fateOf(FLAGGED), notFlagged: fateOf(0), workedOutLater: count(LATER, LATER) };
}
