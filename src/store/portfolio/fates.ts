import type { Fate, PortfolioChanges, PromisePeriod } from '../../operations/ports/portfolio-changes.ts';
import { countAt, numberAt } from '../cells.ts';
import type { DatabaseView, Row } from '../database.ts';
import { toFilterSql } from './filter-sql.ts';
import { placeOn } from './moves.ts';
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

/** @param first where the course stands on the first day of the period; @param last on the last one */
function codeOf(first: string, last: string): string {
  return `case when risks[${first}] > 0 and statuses[${first}] in (${PRESENT.join(', ')}) then ${String(COUNTED)}
    + (kept_from is null or kept_from > days[${first}])::integer * ${String(LATER)}
    + (${last} > ${first} and ${String(LAPSED)} = any(statuses[${first} + 1:${last}]))::integer * ${String(LOST)}
    + (risks[${first}] >= ${String(FLAGGED_FROM)})::integer * ${String(FLAGGED)} end`;
}

/** @param period from 0; the days of all periods are the parameters from `$2` on */
function placesOf(period: number): string {
  const [flaggedOn, until] = [2, 3].map((first) => placeOn(`$${String(first + 2 * period)}`));
  return `${flaggedOn ?? ''} as first_${String(period)}, ${until ?? ''} as last_${String(period)}`;
}

/** All periods in one pass over the customers, which are few groups at the end. */
export function createFates(database: DatabaseView, portalId: string): Pick<PortfolioChanges, 'countFates'> {
  return {
    async countFates(periods, filter) {
      const days = periods.flatMap(({ flaggedOn, until }) => [flaggedOn, until]);
      const { sql, parameters } = toFilterSql(portalId, filter, days);
      const places = periods.map((_, n) => placesOf(n));
      const codes = periods.map((_, n) => `${codeOf(`first_${String(n)}`, `last_${String(n)}`)} as code_${String(n)}`);
      const names = periods.map((_, n) => `code_${String(n)}`).join(', ');
      const rows = await database.query(
        `with stood as (
           select company_id, kept_from, days, risks, statuses, ${places.join(', ')}
           from loyalty.course where portal_id = $1 offset 0),
         told as (select company_id, ${codes.join(', ')} from stood offset 0)
         select count(*), ${names}
         from told join (select company_id from loyalty.portfolio where ${sql}) as own using (company_id)
         group by ${names}`,
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
