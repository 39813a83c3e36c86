import type { PortfolioStore, SegmentMove } from '../../operations/ports/portfolio-store.ts';
import { countAt } from '../cells.ts';
import type { DatabaseView } from '../database.ts';
import { toFilterSql } from './filter-sql.ts';
import { STORED_SEGMENTS } from './follow-scores.ts';

/**
 * Of each company the last change of segment at or before each day is found as the largest of one number: the day above, the
 * segment in the lowest two bits.
 */
const DAY_AND_SEGMENT = 'max(as_of * 4 + segment)';

export function createMoves(database: DatabaseView, portalId: string): Pick<PortfolioStore, 'countMoves'> {
  return {
    async countMoves(from, to, filter) {
      if (from > to) throw new RangeError('Moves are counted from an earlier day to a later one.');
      const { sql, parameters } = toFilterSql(portalId, filter, [from, to]);
      const rows = await database.query(
        `with standing as (
           select company_id, ${DAY_AND_SEGMENT} filter (where as_of <= $2::integer) % 4 as from_segment,
                  ${DAY_AND_SEGMENT} % 4 as to_segment
           from loyalty.segment_change where portal_id = $1 and as_of <= $3::integer group by company_id)
         select from_segment::bigint, to_segment::bigint, count(*)
         from (select company_id from loyalty.portfolio where ${sql}) as own join standing using (company_id)
         group by from_segment, to_segment order by count(*) desc, from_segment, to_segment`,
        parameters,
      );
      return rows.map((row) => ({
        from: row[0] === null ? null : segmentOf(countAt(row, 0)),
        to: segmentOf(countAt(row, 1)),
        customers: countAt(row, 2),
      }));
    },
  };
}

function segmentOf(stored: number): SegmentMove['to'] {
  const segment = STORED_SEGMENTS[stored];
  if (segment === undefined) throw new Error(`No segment is stored as ${String(stored)}.`);
  return segment;
}
