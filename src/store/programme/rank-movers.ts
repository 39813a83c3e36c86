import * as z from 'zod';
import type { KeptMover, MoverCandidate, MoverRow, RankingStore } from '../../operations/ports/ranking-store.ts';
import { SIGNIFICANT_MOVE } from '../../programme/ranking/find-movers.ts';
import { CHANGE_CAUSES } from '../../programme/ranking/split-change.ts';
import { DRIVER_NAMES } from '../../scoring/types.ts';
import { countAt } from '../cells.ts';
import type { DatabaseView } from '../database.ts';
import { checkId } from '../ids.ts';
import { STORED_SEGMENTS } from '../portfolio/stored-words.ts';
import { toCleanJson } from './clean-json.ts';
import { readList } from './lists.ts';
import { STOOD } from './rankings.ts';
import { risk, segment, who } from './row-schemas.ts';

type Movers = Pick<RankingStore, 'findMoverCandidates' | 'countEntered' | 'writeMovers' | 'listMovers'>;

const { places: PLACES, shareOfPlaces, relativeValue } = SIGNIFICANT_MOVE;

/** The words of a course from its numbers; "not scored" is no segment. */
const SEGMENT_WORD = `(array[${STORED_SEGMENTS.map((word) => (word === 'not_scored' ? 'null' : `'${word}'`)).join(', ')}]::text[])`;

/**
 * By the rule of `findMovers`, on published values. Who was Ideal then stands in the ranking as it was fixed; values of then are
 * of the stored history, so that they are known of all.
 */
const CANDIDATES = `
  with stood as (${STOOD}),
  now_ranked as (
    select company_id, row_number() over (order by lifetime_value desc nulls last, company_id)::integer as rank
    from loyalty.portfolio where portal_id = $1 and segment = 'ideal'),
  panel as materialized (
    select stood.company_id, stood.value as value_before, own.lifetime_value as value_now,
      earlier.rank as rank_before, now_ranked.rank as rank_now,
      case when earlier.rank is not null then 'ideal' else ${SEGMENT_WORD}[stood.segment + 1] end as segment_before,
      own.segment as segment_now
    from stood
    join loyalty.portfolio own on own.portal_id = $1 and own.company_id = stood.company_id
    left join loyalty.ranking earlier
      on earlier.portal_id = $1 and earlier.period_end = $2 and earlier.company_id = stood.company_id
    left join now_ranked on now_ranked.company_id = stood.company_id
    where own.lifetime_value is not null),
  means as (select avg(value_before) as before, avg(value_now) as now from panel),
  compared as (
    select panel.*, value_before / means.before as relative_before, value_now / means.now as relative_now,
      row_number() over (order by value_before desc, company_id)::integer as place_before,
      row_number() over (order by value_now desc, company_id)::integer as place_now,
      count(*) over () as places
    from panel cross join means
    where (rank_before is not null or rank_now is not null) and means.before > 0 and means.now > 0),
  moved as (
    select * from compared
    where abs(place_now - place_before) >= greatest(${String(PLACES)}, ${String(shareOfPlaces)} * places)
       or (relative_now <> relative_before
         and abs(relative_now - relative_before) >= ${String(relativeValue)} * abs(relative_before))
    order by abs(relative_now - relative_before) desc, company_id limit $3)
  select
    (select json_build_object('before', before, 'now', now) from means where before > 0 and now > 0),
    (select count(*) from compared),
    (select json_agg(json_build_object('companyId', company_id::text, 'rankBefore', rank_before, 'rankNow', rank_now,
       'segmentBefore', segment_before, 'segmentNow', segment_now, 'placeBefore', place_before, 'placeNow', place_now)
       order by abs(relative_now - relative_before) desc, company_id) from moved)`;

const rank = z.int().nullable();
const candidateSchema: z.ZodType<MoverCandidate> = z.object({
  companyId: z.string(),
  ...{ rankBefore: rank, rankNow: rank, placeBefore: z.int(), placeNow: z.int() },
  ...{ segmentBefore: segment.nullable(), segmentNow: segment.nullable() },
});
const meansSchema = z.object({ before: z.number(), now: z.number() }).nullable();

const cause = z.enum(CHANGE_CAUSES);
const standing = z.object({
  rank,
  segment: segment.nullable(),
  ...{ loyalty: z.number(), lifetimeValue: z.number(), relativeValue: z.number() },
});
const response = z.object({
  action: z.enum(['reward', 'intervene', 'none']),
  mainCause: z.enum([...CHANGE_CAUSES, 'others', 'passing_days']),
  evidence: z.array(z.object({ name: z.enum(DRIVER_NAMES), points: z.number(), because: z.string() })),
});
const direction = z.enum(['up', 'down']);
const moverSchema: z.ZodType<MoverRow> = z.object({
  ...who,
  direction,
  before: standing,
  after: standing,
  change: z.number(),
  causes: z.array(z.object({ cause, change: z.number() })),
  response,
  risk: risk.nullable(),
});

export function createRankMovers(database: DatabaseView, portalId: string): Movers {
  return {
    async findMoverCandidates(periodEnd, limit) {
      const [row] = await database.query(CANDIDATES, [portalId, periodEnd, limit]);
      const means = meansSchema.parse(row?.[0] ?? null);
      const compared = countAt(row ?? [], 1);
      if (means === null || compared === 0) return null;
      return { means, compared, candidates: z.array(candidateSchema).parse(row?.[2] ?? []) };
    },
    async countEntered(periodEnd, ownerIds) {
      const [row] = await database.query(
        `select count(*) filter (where segment = 'ideal' and one.rank is null),
                count(*) filter (where segment is distinct from 'ideal' and one.rank is not null)
         from loyalty.portfolio own
         left join loyalty.ranking one
           on one.portal_id = $1 and one.period_end = $2 and one.company_id = own.company_id
         where own.portal_id = $1 and ($3::text[] is null or own.owner_id = any($3::text[]))`,
        [portalId, periodEnd, ownerIds],
      );
      return { entered: countAt(row ?? [], 0), left: countAt(row ?? [], 1) };
    },
    writeMovers: (movers) =>
      database.transaction(async (queries) => {
        await queries.query('delete from loyalty.programme_mover where portal_id = $1', [portalId]);
        await queries.query(
          `insert into loyalty.programme_mover (portal_id, company_id, direction, size, change, before, after, causes, response)
           select $1::bigint, company_id, direction, size, change, before, after, causes, response
           from json_to_recordset($2::json) as new (company_id bigint, direction text, size double precision,
             change double precision, before json, after json, causes json, response json)`,
          [portalId, toCleanJson(movers.map(toStored))],
        );
      }),
    async listMovers({ direction: asked, ...page }) {
      const list = {
        from: 'select * from loyalty.programme_mover where portal_id = $1',
        columns: {
          ...{ direction: 'told.direction', before: 'told.before', after: 'told.after', change: 'told.change' },
          ...{ causes: 'told.causes', response: 'told.response', risk: 'own.risk' },
        },
        order: 'told.size desc',
      };
      const narrowed = { ...list, from: `${list.from} and ($3::text is null or direction = $3)`, parameters: [asked] };
      const { listed } = await readList(database, portalId, narrowed, page, moverSchema);
      const sums = {
        up: `count(*) filter (where told.direction = 'up')`,
        down: `count(*) filter (where told.direction = 'down')`,
      };
      const first = { ...page, offset: 0, limit: 1 };
      const all = await readList(database, portalId, { ...list, sums }, first, moverSchema);
      return { ...listed, up: all.sums.up ?? 0, down: all.sums.down ?? 0 };
    },
  };
}

function toStored({ companyId, before, after, ...mover }: KeptMover): object {
  const size = Math.abs(after.relativeValue - before.relativeValue);
  return { company_id: checkId(companyId), size, before, after, ...mover };
}
