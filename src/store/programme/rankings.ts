import * as z from 'zod';
import type { RankedRow, RankingEnd, RankingStore } from '../../operations/ports/ranking-store.ts';
import type { Day } from '../../scoring/types.ts';
import { numberAt, textAt } from '../cells.ts';
import type { DatabaseView, Queries, Row } from '../database.ts';
import { checkId } from '../ids.ts';
import { placeOn } from '../portfolio/courses.ts';
import { STORED_SEGMENTS } from '../portfolio/stored-words.ts';
import { readList } from './lists.ts';
import { segment, who } from './row-schemas.ts';

type Rankings = Pick<RankingStore, 'listRankingEnds' | 'fixRanking' | 'listRanked' | 'readRank'>;

const IDEAL = String(STORED_SEGMENTS.indexOf('ideal'));

/** SQL of everybody with a lifetime value as published on the day `$2`. */
export const STOOD = `
  select company_id, segments[place] as segment, lifetime_values[place] as value
  from (select company_id, segments, lifetime_values, ${placeOn('$2')} as place
        from loyalty.course where portal_id = $1 offset 0) as course
  where place > 0 and lifetime_values[place] is not null`;

/** As `rankIdeal` ranks: by value, ties by id; shares without influence, which stands in the value of those who bought. */
const RANK = `
  insert into loyalty.ranking (portal_id, period_end, company_id, rank, lifetime_value, share)
  select $1::bigint, $2::integer, company_id, row_number() over (order by value desc, company_id), value,
    case when sum(brought) over () > 0 then brought / sum(brought) over () end
  from (select stood.company_id, value, value - coalesce(own.influence, 0) as brought
        from (${STOOD}) as stood
        left join loyalty.portfolio own on own.portal_id = $1 and own.company_id = stood.company_id
        where stood.segment = ${IDEAL}) as ideal`;

const rankedSchema: z.ZodType<RankedRow> = z.object({
  ...who,
  rank: z.int(),
  rankBefore: z.int().nullable(),
  lifetimeValue: z.number(),
  relativeValue: z.number().nullable(),
  share: z.number().nullable(),
  segmentNow: segment.nullable(),
});

export function createRankings(database: DatabaseView, portalId: string): Rankings {
  return {
    async listRankingEnds() {
      const rows = await database.query(
        `select period_end, fixed_on, model, policy, customers, mean_value,
           (select count(*)::integer from loyalty.ranking one
            where one.portal_id = fixed.portal_id and one.period_end = fixed.period_end)
         from loyalty.ranking_end fixed where portal_id = $1 order by period_end desc`,
        [portalId],
      );
      return rows.map(toEnd);
    },
    fixRanking: (end) =>
      database.transaction(async (queries) => {
        await queries.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`loyalty.ranking.${portalId}`]);
        if (!(await insertEnd(queries, portalId, end))) return false;
        await queries.query(RANK, [portalId, end.periodEnd]);
        return true;
      }),
    async listRanked(periodEnd, before, page) {
      const { listed } = await readList(
        database,
        portalId,
        {
          from: `select one.*, earlier.rank as rank_before, one.lifetime_value / fixed.mean_value as relative_value
            from loyalty.ranking one
            join loyalty.ranking_end fixed on fixed.portal_id = $1 and fixed.period_end = one.period_end
            left join loyalty.ranking earlier
              on earlier.portal_id = $1 and earlier.period_end = $4::integer and earlier.company_id = one.company_id
            where one.portal_id = $1 and one.period_end = $3::integer`,
          columns: {
            ...{ rank: 'told.rank', rankBefore: 'told.rank_before', lifetimeValue: 'told.lifetime_value' },
            ...{ relativeValue: 'told.relative_value', share: 'told.share', segmentNow: 'own.segment' },
          },
          order: 'told.rank',
          parameters: [periodEnd, before],
        },
        page,
        rankedSchema,
      );
      return listed;
    },
    async readRank(periodEnd, companyId) {
      const [row] = await database.query(
        'select rank from loyalty.ranking where portal_id = $1 and period_end = $2 and company_id = $3',
        [portalId, periodEnd, checkId(companyId)],
      );
      return row === undefined ? null : numberAt(row, 0);
    },
  };
}

/** @returns false where it is fixed already, or nobody had a lifetime value on that day */
async function insertEnd(
  queries: Queries,
  portalId: string,
  {
    periodEnd,
    fixedOn,
    model,
    policy,
  }: { readonly periodEnd: Day; readonly fixedOn: Day } & Pick<RankingEnd, 'model' | 'policy'>,
): Promise<boolean> {
  const inserted = await queries.query(
    `insert into loyalty.ranking_end (portal_id, period_end, fixed_on, model, policy, customers, mean_value)
     select $1::bigint, $2::integer, $3::integer, $4::text, $5::text, count(*), case when avg(value) > 0 then avg(value) end
     from (${STOOD}) as stood having count(*) > 0
     on conflict (portal_id, period_end) do nothing returning period_end`,
    [portalId, periodEnd, fixedOn, model, policy],
  );
  return inserted.length > 0;
}

function toEnd(row: Row): RankingEnd {
  return {
    periodEnd: numberAt(row, 0),
    fixedOn: numberAt(row, 1),
    model: textAt(row, 2),
    policy: textAt(row, 3),
    customers: numberAt(row, 4),
    meanValue: row[5] === null ? null : numberAt(row, 5),
    ranked: numberAt(row, 6),
  };
}
