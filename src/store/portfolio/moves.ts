import type { PortfolioChanges } from '../../operations/ports/portfolio-changes.ts';
import { countAt, numberAt } from '../cells.ts';
import type { DatabaseView } from '../database.ts';
import { toFilterSql } from './filter-sql.ts';
import { STORED_SEGMENTS, wordOf } from './stored-words.ts';

/** SQL of where in a course its last snapshot at or before a day stands, from 1; 0: there is none, and no element either. */
export function placeOn(day: string): string {
  return `width_bucket(${day}::integer, days)`;
}

export function createMoves(database: DatabaseView, portalId: string): Pick<PortfolioChanges, 'countMoves'> {
  return {
    async countMoves(from, to, filter) {
      if (from > to) throw new RangeError('Moves are counted from an earlier day to a later one.');
      const { sql, parameters } = toFilterSql(portalId, filter, [from, to]);
      const rows = await database.query(
        `select from_segment, to_segment, count(*) from (
           select company_id, segments[${placeOn('$2')}] as from_segment, segments[${placeOn('$3')}] as to_segment
           from loyalty.course where portal_id = $1 offset 0) as stood
         join (select company_id from loyalty.portfolio where ${sql}) as own using (company_id)
         where to_segment is not null
         group by from_segment, to_segment order by count(*) desc, from_segment, to_segment`,
        parameters,
      );
      return rows.map((row) => ({
        from: row[0] === null ? null : wordOf(STORED_SEGMENTS, numberAt(row, 0)),
        to: wordOf(STORED_SEGMENTS, numberAt(row, 1)),
        customers: countAt(row, 2),
      }));
    },
  };
}
