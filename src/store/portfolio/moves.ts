import type { PortfolioChanges } from '../../operations/ports/portfolio-changes.ts';
import { countAt, numberAt } from '../cells.ts';
import type { DatabaseView } from '../database.ts';
import { coursesOf, placeOn } from './courses.ts';
import { toFilterSql } from './filter-sql.ts';
import { STORED_SEGMENTS, wordOf } from './stored-words.ts';

export function createMoves(database: DatabaseView, portalId: string): Pick<PortfolioChanges, 'countMoves'> {
  return {
    async countMoves(from, to, filter) {
      if (from > to) throw new RangeError('Moves are counted from an earlier day to a later one.');
      const { sql, parameters } = toFilterSql(portalId, filter, [from, to]);
      const rows = await database.query(
        `select from_segment, to_segment, count(*) from (
           select segments[${placeOn('$2')}] as from_segment, segments[${placeOn('$3')}] as to_segment
           from ${coursesOf(sql)} offset 0) as stood
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
