import * as z from 'zod';
import {
  SIGNIFICANT_CHANGE,
  type Mover,
  type Movers,
  type MoversQuestion,
  type PortfolioChanges,
} from '../../operations/ports/portfolio-changes.ts';
import { PAGE_LIMIT } from '../../operations/ports/portfolio-store.ts';
import type { DatabaseView } from '../database.ts';
import { toFilterSql } from './filter-sql.ts';
import { coursesOf, placeOn } from './courses.ts';
import { STORED_CAUSES, STORED_RISKS, STORED_SEGMENTS, wordOf } from './stored-words.ts';

const standingSchema = z.object({
  segment: z.int(),
  risk: z.int(),
  score: z.number().nullable(),
  lifetimeValue: z.number(),
});
const sumsSchema = z.array(z.object({ cause: z.int(), up: z.int(), down: z.int(), change: z.number() }));
const moversSchema = z.array(
  z.object({
    companyId: z.string(),
    name: z.string(),
    ownerId: z.string().nullable(),
    cause: z.int(),
    before: standingSchema,
    after: standingSchema,
    change: z.number(),
  }),
);

/** More snapshots than any company has: cents of a change stand above the place of its snapshot in one number. */
const PLACES = 65_536;

const between = (column: string): string => `${column}[first:last - 1], ${column}[first + 1:last]`;

/**
 * Place of the snapshot in between that brought most of the change, the latest of equal ones: as the largest of plain
 * numbers, since a sort for each customer takes longer than everything else together. Where the value is the same: of the
 * latest one with another segment or risk.
 */
const MAIN_PLACE = `case when change <> 0 then first + (
    select max(${String(PLACES)} * round(sign(change) * 100 * (coalesce(value, 0) - coalesce(before, 0)))::bigint + step)
      & ${String(PLACES - 1)}
    from unnest(${between('lifetime_values')}) with ordinality as part (before, value, step))
  else first + (
    select max(step) from unnest(${between('segments')}, ${between('risks')}) with ordinality
      as part (segment, next_segment, risk, next_risk, step)
    where segment <> next_segment or risk <> next_risk) end`;

/** Up to the last snapshot it stands in the course already. */
const MAIN_CAUSE = `case when last = first + 1 then causes[last]
  when last = cardinality(causes) and change > 0 then rises[first]
  when last = cardinality(causes) and change < 0 then falls[first]
  else causes[${MAIN_PLACE}] end`;

const HAS_MOVED = `segment_before <> segment_after or risk_before <> risk_after
  or abs(value_after - value_before) >= greatest(abs(value_before) * ${String(SIGNIFICANT_CHANGE.share)}, ${String(SIGNIFICANT_CHANGE.amount)})`;

/** Where the value is the same, the better segment, or else the lower risk. */
const IS_UP = `case when change <> 0 then change > 0 when segment_after <> segment_before
  then segment_after > segment_before else risk_after < risk_before end`;

const standing = (place: string): string =>
  `json_build_object('segment', segments[${place}], 'risk', risks[${place}], 'score', scores[${place}],
     'lifetimeValue', lifetime_values[${place}])`;

/**
 * `offset 0` keeps each layer to itself: an element is taken out of its array once, and not again wherever it is used.
 *
 * @param filter SQL of the condition on rows of the portfolio; `$2` and `$3` are the days, `$4` whether up
 */
function toSql(filter: string, limit: string, offset: string): string {
  return `
    with stood as (
      select company_id, causes, segments, risks, lifetime_values, rises, falls,
             ${placeOn('$2')} as first, ${placeOn('$3')} as last
      from ${coursesOf(filter)} offset 0),
    span as (
      select *, segments[first] as segment_before, segments[last] as segment_after,
             risks[first] as risk_before, risks[last] as risk_after,
             lifetime_values[first] as value_before, lifetime_values[last] as value_after
      from stood where first > 0 and last > first offset 0),
    changed as (
      select *, round((value_after - value_before) * 100) / 100 as change
      from span where value_before is not null and value_after is not null and (${HAS_MOVED}) offset 0),
    moved as materialized (
      select company_id, change, ${IS_UP} as is_up, ${MAIN_CAUSE} as cause from changed),
    page as (
      select * from moved where is_up = $4::boolean order by abs(change) desc, company_id
      limit ${limit} offset ${offset})
    select
      (select json_agg(sums) from (
         select cause, count(*) filter (where is_up) as up, count(*) filter (where not is_up) as down, sum(change) as change
         from moved group by cause order by abs(sum(change)) desc, cause) as sums),
      (select json_agg(json_build_object('companyId', company_id::text, 'name', name, 'ownerId', owner_id, 'cause', cause,
           'change', change, 'before', ${standing(placeOn('$2'))}, 'after', ${standing(placeOn('$3'))})
         order by abs(change) desc, company_id)
       from page join loyalty.course using (company_id) join loyalty.portfolio using (portal_id, company_id)
       where portal_id = $1)`;
}

export function createMovers(database: DatabaseView, portalId: string): Pick<PortfolioChanges, 'readMovers'> {
  return {
    async readMovers(question) {
      checkQuestion(question);
      const { from, to, direction, offset, limit } = question;
      const { sql, parameters } = toFilterSql(portalId, question.filter, [from, to, direction === 'up']);
      const places = [1, 2].map((more) => `$${String(parameters.length + more)}`);
      const [row] = await database.query(toSql(sql, places[0] ?? '', places[1] ?? ''), [...parameters, limit, offset]);
      return toMovers(row?.[0] ?? [], row?.[1] ?? [], direction);
    },
  };
}

function toMovers(sums: unknown, movers: unknown, direction: MoversQuestion['direction']): Movers {
  const byCause = sumsSchema.parse(sums).map(({ cause, change, ...counts }) => ({
    cause: wordOf(STORED_CAUSES, cause),
    ...counts,
    change: Math.round(change * 100) / 100,
  }));
  return {
    total: byCause.reduce((total, cause) => total + cause[direction], 0),
    byCause,
    movers: moversSchema.parse(movers).map(({ cause, before, after, ...mover }): Mover => ({
      ...mover,
      cause: wordOf(STORED_CAUSES, cause),
      before: toStanding(before),
      after: toStanding(after),
    })),
  };
}

function toStanding({ segment, risk, ...amounts }: z.infer<typeof standingSchema>): Mover['before'] {
  const [segmentWord, riskWord] = [wordOf(STORED_SEGMENTS, segment), wordOf(STORED_RISKS, risk)];
  return {
    segment: segmentWord === 'not_scored' ? null : segmentWord,
    risk: riskWord === 'none' ? null : riskWord,
    ...amounts,
  };
}

function checkQuestion({ from, to, offset, limit }: MoversQuestion): void {
  if (from > to) throw new RangeError('Movers are found from an earlier day to a later one.');
  if (!Number.isInteger(offset) || offset < 0) throw new RangeError('A page begins at a whole number of rows, from 0.');
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE_LIMIT) {
    throw new RangeError(`A page holds 1 to ${String(PAGE_LIMIT)} rows.`);
  }
}
